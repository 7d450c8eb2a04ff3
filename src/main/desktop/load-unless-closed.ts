import type { BrowserWindow } from "electron";

/** What of a window is needed to load a page into it. */
type LoadingWindow = Pick<BrowserWindow, "loadURL" | "isDestroyed"> & {
  once(event: "closed", listener: () => void): unknown;
};

/** Loads the address; a window that is closed meanwhile ends the wait, which Electron itself would never do. */
export async function loadUnlessClosed(window: LoadingWindow, url: string): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    window.once("closed", () => resolve());
  });
  try {
    await Promise.race([window.loadURL(url), closed]);
  } catch (thrown) {
    if (!window.isDestroyed()) throw thrown;
  }
}

import type { BrowserWindowConstructorOptions, WebPreferences } from "electron";
import { BrowserWindow, shell } from "electron";
import { confine, denyPermissions, POPOUT_URL, type PopoutOptions } from "./lock-down.ts";
import { SECURE_PREFERENCES } from "./web-preferences.ts";

interface WindowOptions extends Omit<BrowserWindowConstructorOptions, "webPreferences"> {
  readonly webPreferences?: Pick<
    WebPreferences,
    "preload" | "session" | "javascript" | "offscreen" | "zoomFactor"
  >;
  /** What panels that leave the window get; undefined lets none leave. */
  readonly popoutOptions?: PopoutOptions;
}

/** The one factory of windows; what it sets cannot be loosened by its caller. */
export function createWindow({ webPreferences, popoutOptions, ...options }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    webPreferences: { ...webPreferences, ...SECURE_PREFERENCES },
  });
  denyPermissions(window.webContents.session);
  const openExternal = (url: string): void => void shell.openExternal(url);
  confine(window.webContents, openExternal, {
    popoutOptions:
      popoutOptions &&
      ((features) => ({ ...popoutOptions(features), webPreferences: { ...SECURE_PREFERENCES } })),
  });
  window.webContents.on("did-create-window", (popout) => {
    confine(popout.webContents, openExternal, { home: POPOUT_URL });
    window.once("closed", () => {
      if (!popout.isDestroyed()) popout.destroy();
    });
  });
  return window;
}

import type { BrowserWindowConstructorOptions, WebPreferences } from "electron";
import { BrowserWindow, shell } from "electron";
import { confine, denyPermissions } from "./lock-down.ts";
import { SECURE_PREFERENCES } from "./web-preferences.ts";

interface WindowOptions extends Omit<BrowserWindowConstructorOptions, "webPreferences"> {
  readonly webPreferences?: Pick<WebPreferences, "preload" | "session" | "javascript">;
}

/** The one factory of windows; what it sets cannot be loosened by its caller. */
export function createWindow({ webPreferences, ...options }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    webPreferences: { ...webPreferences, ...SECURE_PREFERENCES },
  });
  denyPermissions(window.webContents.session);
  confine(window.webContents, (url) => void shell.openExternal(url));
  return window;
}

import path from "node:path";
import type { BrowserWindow } from "electron";
import { app, screen } from "electron";
import { APP_URL } from "./app-origin.ts";
import { createWindow } from "./create-window.ts";
import { MINIMUM_SIZE, placePopout, placeWindow } from "./place-window.ts";
import type { Bounds } from "./place-window.ts";
import { revive } from "./revive.ts";
import { readWindowState, writeWindowState } from "./window-state-file.ts";

interface MainWindowOptions {
  readonly preload: string;
}

/** What shows until the page is painted: the dark theme's background. */
const BACKGROUND = "#0E1116";

const workAreas = (): readonly Bounds[] => screen.getAllDisplays().map((display) => display.workArea);

/** Opens the workstation's window where it was left, hidden until its page is ready to be seen. */
export function openMainWindow({ preload }: MainWindowOptions): BrowserWindow {
  const stateFile = path.join(app.getPath("userData"), "window-state.json");
  const saved = readWindowState(stateFile);
  const window = createWindow({
    ...placeWindow(saved, workAreas()),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    backgroundColor: BACKGROUND,
    autoHideMenuBar: true,
    title: app.name,
    webPreferences: { preload },
    popoutOptions: (features) => ({
      ...placePopout(features, workAreas()),
      backgroundColor: BACKGROUND,
      autoHideMenuBar: true,
      title: app.name,
    }),
  });
  if (saved?.isMaximized === true) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  revive(window.webContents, () => performance.now());
  void window.loadURL(APP_URL);
  return window;
}

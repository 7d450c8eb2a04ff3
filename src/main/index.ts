import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import type { BrowserWindow } from "electron";
import { app, protocol } from "electron";
import { readGlobalFlags } from "./cli/global-flags.ts";
import { openBackups } from "./backup/open-backups.ts";
import { createAlertNotifier } from "./desktop/alert-notifier.ts";
import { chooseDataFile } from "./desktop/choose-data-file.ts";
import { BAR_FILES, chooseFile, EXPORTED_FILES } from "./desktop/choose-file.ts";
import { choosePath } from "./desktop/choose-path.ts";
import { exportText } from "./desktop/export-text.ts";
import { exportReport } from "./desktop/export-report.ts";
import { drawAndQuit, drawingFolder } from "./desktop/draw-and-quit.ts";
import { drawReport } from "./desktop/draw-report.ts";
import { previewPage } from "./desktop/preview-page.ts";
import { followOnboarding, noteRequests } from "./desktop/follow-onboarding.ts";
import { createOnboarding, type Onboarding } from "./desktop/onboarding.ts";
import { readChosenText } from "./desktop/read-chosen-text.ts";
import { showNote } from "./desktop/show-note.ts";
import { installFolders } from "#main/node/install-folders.ts";
import { pushTo } from "./ipc/push.ts";
import type { Routes } from "./ipc/answer-request.ts";
import type { PushRelay } from "./ipc/push-relay.ts";
import { createRoutes } from "./ipc/routes.ts";
import { onboardingHandlers } from "./ipc/handlers/onboarding-handlers.ts";
import { rescueHandlers, type RescueHandlers } from "./ipc/handlers/rescue-handlers.ts";
import { shellHandlers, type ShellHandlers } from "./ipc/handlers/shell-handlers.ts";
import { watchlistHandlers } from "./ipc/handlers/watchlist-handlers.ts";
import { serve } from "./ipc/serve.ts";
import type { ServedApp } from "./ipc/served-app.ts";
import { openWorkspace } from "#main/host/open-workspace.ts";
import type { OpenWorkspace } from "#main/host/open-workspace.ts";
import { APP_ORIGIN } from "./windows/app-origin.ts";
import { declareAppScheme, handleAppProtocol } from "./windows/app-protocol.ts";
import { createWindow } from "./windows/create-window.ts";
import { openMainWindow } from "./windows/main-window.ts";
import { openReportWindow } from "./desktop/report-window.ts";
import { showMenu } from "./windows/show-menu.ts";
import { hostWorkspace, type WorkspaceHost } from "#main/host/workspace-host.ts";
import { findWorkspace } from "./workspace/find-workspace.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");
const PERCENT = 100;
const FLAGS = readGlobalFlags(process.argv.slice(1));

/** What a window is served while one try to open the workspace lasts. */
interface WindowService {
  readonly routes: Routes;
  readonly relay: PushRelay;
}

function serveWindow(
  window: BrowserWindow,
  served: Promise<ServedApp>,
  rescue: RescueHandlers,
): WindowService {
  const relay = pushTo(window.webContents, served);
  const exportFolder = process.env["GPT_TRADER_EXPORT_DIR"];
  const shell = shellHandlers({
    folder: app.getPath("userData"),
    now: () => Date.now(),
    onSettings: ({ zoom }) => window.webContents.setZoomFactor(Number(zoom) / PERCENT),
    readChosen: () => readChosenText(() => chooseFile(window, EXPORTED_FILES)),
    exportText: (name, text) =>
      exportText(name, text, {
        exportFolder,
        choosePath: (fileName) => choosePath(window, fileName, "json"),
      }),
  });
  tellAlerts(window, served, shell);
  const onboarding = createOnboarding(path.join(app.getPath("userData"), "onboarding.json"), (payload) =>
    relay.add({ name: "onboarding:changed", payload }),
  );
  followUntilClosed(window, served, onboarding);
  const routes = createRoutes(served, {
    ...rescue,
    ...shell,
    ...watchlistHandlers(app.getPath("userData")),
    ...onboardingHandlers(onboarding),
    "menu:set": ({ entries }) => {
      const onChoose = (command: string): void => relay.add({ name: "menu:chosen", payload: { command } });
      showMenu({ platform: process.platform, entries, onChoose });
      return undefined;
    },
    "desktop:choose-data-file": () => chooseDataFile(() => chooseFile(window, BAR_FILES)),
    "desktop:export-report": async (input) => {
      const { handlers } = await served;
      return exportReport(input, {
        getReport: handlers["report:get"],
        choosePath: (fileName, format) => choosePath(window, fileName, format),
        draw: (html, format) => drawReport(html, format, createWindow),
        exportFolder,
      });
    },
    "desktop:preview-report": async ({ source, format }) => {
      const { handlers } = await served;
      const report = await handlers["report:get"]({ source, format });
      await openReportWindow(previewPage(report, format), window, createWindow);
      return undefined;
    },
  });
  return { routes: noteRequests(routes, onboarding), relay };
}

function followUntilClosed(window: BrowserWindow, served: Promise<ServedApp>, onboarding: Onboarding): void {
  void served.then(
    async (servedApp) => window.once("closed", await followOnboarding(servedApp, onboarding)),
    // In a workspace that did not open nothing is done; the window shows why.
    () => undefined,
  );
}

/** Tells alerts on the desktop, unless the settings or whoever started the program (`GPT_TRADER_DESKTOP_ALERTS=off`) say not to. */
function tellAlerts(window: BrowserWindow, served: Promise<ServedApp>, shell: ShellHandlers): void {
  if (process.env["GPT_TRADER_DESKTOP_ALERTS"] === "off") return;
  const hear = createAlertNotifier({
    show: (note) => showNote(note, () => raise(window)),
    isOn: async () => (await shell["settings:get"](undefined)).settings.desktopAlerts === "on",
    after: (delayMs, callback) => setTimeout(callback, delayMs),
  });
  served.then(
    (servedApp) => window.once("closed", servedApp.onPush("audit:tick", hear)),
    // A workspace that did not open raises nothing; the window shows why.
    () => undefined,
  );
}

function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Holds the end back, once, until the workspace is put in order. */
function closeBeforeQuit(host: WorkspaceHost): void {
  let isClosed = false;
  app.on("before-quit", (event) => {
    if (isClosed) return;
    event.preventDefault();
    void closeWorkspace(host.opened()).finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

async function closeWorkspace(opened: Promise<OpenWorkspace>): Promise<void> {
  // A workspace that did not open has nothing to close; the window has shown why.
  const workspace = await opened.catch(() => undefined);
  await workspace?.close();
}

/** What a window does without being asked: a command line must not. */
function goOn(served: OpenWorkspace["app"]): void {
  served.resumeUnfinished("the window was opened again");
  served.startTriggers();
}

async function start(workspace: string): Promise<void> {
  await app.whenReady();
  handleAppProtocol(protocol, path.join(ROOT, "out", "renderer"));
  showMenu({ platform: process.platform, entries: [], onChoose: () => undefined });
  const window = openMainWindow({ preload: path.join(ROOT, "out", "preload", "index.cjs") });
  const backups = openBackups(workspace, () => Date.now());
  const open = (): Promise<OpenWorkspace> =>
    openWorkspace({
      workspace,
      isDemo: FLAGS.workspace === undefined,
      environment: process.env,
      overrides: FLAGS.overrides,
      ...installFolders(ROOT),
    });
  let service: WindowService | undefined;
  const host = hostWorkspace({
    open,
    backups,
    onTry(opened) {
      const served = opened.then(({ app: servedApp }) => servedApp);
      service = serveWindow(
        window,
        served,
        rescueHandlers({ host: () => host, backups, quit: () => app.quit() }),
      );
      void served.then(
        (servedApp) => goOn(servedApp),
        // A workspace that did not open has nothing to go on with; the window shows why.
        () => undefined,
      );
    },
  });
  serve({
    routes: { get: (channel) => service?.routes.get(channel) },
    trustedOrigin: APP_ORIGIN,
    onAcknowledge: (number) => service?.relay.acknowledge(number),
  });
  app.on("second-instance", () => raise(window));
  closeBeforeQuit(host);
}

/** One instance a workspace: Electron's lock lies in `userData`, and that lies in the workspace. */
function boot(): void {
  const workspace = findWorkspace({
    argument: FLAGS.workspace,
    environment: process.env,
    platform: process.platform,
    homeDirectory: homedir(),
    currentDirectory: process.cwd(),
  });
  mkdirSync(workspace, { recursive: true, mode: 0o700 });
  app.setPath("userData", path.join(workspace, "window"));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on("window-all-closed", () => app.quit());
  void start(workspace);
}

// Chromium's sandbox cannot start for root: who started us without it was told so, and every window still asks for it.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
declareAppScheme(protocol);
const drawing = drawingFolder();
if (drawing === undefined) boot();
else void drawAndQuit(drawing, createWindow);

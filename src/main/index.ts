import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import type { BrowserWindow } from "electron";
import { app, Menu, protocol } from "electron";
import { readGlobalFlags } from "./cli/global-flags.ts";
import { openBackups } from "./backup/open-backups.ts";
import { choosePath } from "./desktop/choose-path.ts";
import { exportLayout } from "./desktop/export-layout.ts";
import { exportReport } from "./desktop/export-report.ts";
import { printPdf } from "./desktop/print-pdf.ts";
import { installFolders } from "./install-folders.ts";
import { pushTo } from "./ipc/push.ts";
import type { Routes } from "./ipc/answer-request.ts";
import type { PushRelay } from "./ipc/push-relay.ts";
import { createRoutes } from "./ipc/routes.ts";
import { rescueHandlers, type RescueHandlers } from "./ipc/handlers/rescue-handlers.ts";
import { shellHandlers } from "./ipc/handlers/shell-handlers.ts";
import { serve } from "./ipc/serve.ts";
import type { ServedApp } from "./ipc/served-app.ts";
import { openWorkspace } from "./open-workspace.ts";
import type { OpenWorkspace } from "./open-workspace.ts";
import { APP_ORIGIN } from "./windows/app-origin.ts";
import { declareAppScheme, handleAppProtocol } from "./windows/app-protocol.ts";
import { createWindow } from "./windows/create-window.ts";
import { openMainWindow } from "./windows/main-window.ts";
import { openReportWindow } from "./desktop/report-window.ts";
import { menuTemplate } from "./windows/menu.ts";
import { hostWorkspace, type WorkspaceHost } from "./workspace-host.ts";
import { findWorkspace } from "./workspace/find-workspace.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");
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
  const routes = createRoutes(served, {
    ...rescue,
    ...shellHandlers({
      folder: app.getPath("userData"),
      exportLayout: (name, text) =>
        exportLayout(name, text, {
          exportFolder,
          choosePath: (fileName) => choosePath(window, fileName, "json"),
        }),
    }),
    "desktop:export-report": async (input) => {
      const { handlers } = await served;
      return exportReport(input, {
        getReport: handlers["report:get"],
        choosePath: (fileName, format) => choosePath(window, fileName, format),
        printPdf: (html) => printPdf(html, createWindow),
        exportFolder,
      });
    },
    "desktop:preview-report": async ({ source }) => {
      const { handlers } = await served;
      const { content } = await handlers["report:get"]({ source, format: "html" });
      await openReportWindow(content, window, createWindow);
      return undefined;
    },
  });
  return { routes, relay };
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
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
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
  // Chromium's sandbox cannot start for root: who started us without it was told so, and every window still asks for it.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  declareAppScheme(protocol);
  mkdirSync(workspace, { recursive: true, mode: 0o700 });
  app.setPath("userData", path.join(workspace, "window"));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on("window-all-closed", () => app.quit());
  void start(workspace);
}

boot();

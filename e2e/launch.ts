import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { _electron, expect, test as base } from "@playwright/test";
import type { ElectronApplication, Page } from "@playwright/test";
import Database from "better-sqlite3";
import { Workbench } from "./pages/workbench.ts";

const CHECKOUT = path.resolve(import.meta.dirname, "..");
const LAUNCH_MS = 60_000;
const COMMAND_LINE_MS = 60_000;

interface Runtime {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A workspace and an export folder of one test, gone after it. */
export interface Workspace {
  readonly exportFolder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The window of one test. */
export interface Window {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Errors that the page wrote to its console, the refusals of its content security policy among them. */
  readonly pageErrors: readonly string[];
}

interface Options {
  /** Whether the workspace is somebody's first, so that the window begins with a welcome; most tests are of people who know their way. */
  readonly isNewcomer: boolean;
}

interface Fixtures {
  readonly workspace: Workspace;
  readonly window: Window;
  readonly workbench: Workbench;
  /** Runs the product's command line on the same workspace and answers what it printed. */
  readonly runCommandLine: (...words: readonly string[]) => Promise<string>;
}

async function findRuntime(): Promise<Runtime> {
  const bootstrap = new URL("../scripts/bootstrap/electron.mjs", import.meta.url).href;
  const { resolveElectron } = (await import(bootstrap)) as { resolveElectron: () => Promise<Runtime> };
  return resolveElectron();
}

/** Those that are open now; a test that fails before it closes its own leaves them here. */
const openApps = new Set<ElectronApplication>();

/** Opens the product's window on a workspace; the caller closes it. */
export async function openWindow({ environment }: Workspace): Promise<Window> {
  const runtime = await findRuntime();
  const app = await _electron.launch({
    executablePath: runtime.executablePath,
    args: [...runtime.args, CHECKOUT],
    env: { ...runtime.env, ...environment },
    timeout: LAUNCH_MS,
  });
  openApps.add(app);
  app.once("close", () => openApps.delete(app));
  const page = await app.firstWindow({ timeout: LAUNCH_MS });
  const pageErrors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") pageErrors.push(message.text());
  });
  page.on("pageerror", (error) => pageErrors.push(error.message));
  return { app, page, pageErrors };
}

function openResearchLog({ environment }: Workspace): Database.Database {
  return new Database(path.join(environment["GPT_TRADER_WORKSPACE"] ?? "", "research.sqlite"));
}

/** Takes the table of the runs away from the running product, as a fault of one part of it; the answer gives it back. */
export function takeRunsAway(workspace: Workspace): () => void {
  const db = openResearchLog(workspace);
  db.exec("ALTER TABLE runs RENAME TO runs_away");
  return () => {
    db.exec("ALTER TABLE runs_away RENAME TO runs");
    db.close();
  };
}

/** Adds so many copies of the newest run to the history, each a minute older than the one before: `run-old-1` and so on. */
export function addOldRuns(workspace: Workspace, count: number): void {
  const db = openResearchLog(workspace);
  const row = db.prepare("SELECT * FROM runs ORDER BY ts_started_ms DESC").get() as Record<string, unknown>;
  const names = Object.keys(row).map((name) => `@${name}`);
  const insert = db.prepare(`INSERT INTO runs VALUES (${names.join(", ")})`);
  db.transaction(() => {
    for (let number = 1; number <= count; number += 1) {
      const startedMs = Number(row["ts_started_ms"]) - number * 60_000;
      insert.run({ ...row, run_id: `run-old-${number}`, ts_started_ms: startedMs });
    }
  })();
  db.close();
}

/** Leaves the window's own files as somebody has them who put the first steps away. */
function knowTheWay(workspace: string): void {
  const own = path.join(workspace, "window");
  mkdirSync(own, { recursive: true, mode: 0o700 });
  writeFileSync(
    path.join(own, "onboarding.json"),
    JSON.stringify({ version: 1, profile: "investor", isShown: false, done: [] }),
  );
}

/** Answers the next questions for a file with this one, in place of the system's own dialog. */
export async function chooseFile({ app }: Window, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

export const test = base.extend<Fixtures & Options>({
  isNewcomer: [false, { option: true }],
  workspace: async ({ isNewcomer }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), "gpt-trader-e2e-"));
    const exportFolder = path.join(folder, "exports");
    mkdirSync(exportFolder);
    const environment = {
      GPT_TRADER_WORKSPACE: path.join(folder, "workspace"),
      GPT_TRADER_EXPORT_DIR: exportFolder,
      GPT_TRADER_DESKTOP_ALERTS: "off",
    };
    if (!isNewcomer) knowTheWay(environment.GPT_TRADER_WORKSPACE);
    await use({ exportFolder, environment });
    for (const left of openApps) left.process().kill("SIGKILL");
    // What is left of a program that has just ended may still write there.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  },
  window: async ({ workspace }, use) => {
    const window = await openWindow(workspace);
    await use(window);
    await window.app.close();
    const refused = window.pageErrors.filter((text) => text.includes("Content Security Policy"));
    expect(refused, "what the content security policy had to refuse").toEqual([]);
  },
  workbench: async ({ window }, use) => {
    const workbench = new Workbench(window.page);
    await workbench.isReady();
    await use(workbench);
  },
  runCommandLine: async ({ workspace }, use) => {
    await use(async (...words) => {
      const launcher = path.join(CHECKOUT, "bin", "gpt-trader");
      const { stdout } = await promisify(execFile)(process.execPath, [launcher, ...words], {
        env: { ...process.env, ...workspace.environment },
        timeout: COMMAND_LINE_MS,
      });
      return stdout;
    });
  },
});

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import type { Window, Workspace } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

const SHORT_RUN = "run --workflow simple_backtest --symbols SPX --from 2018-01-01 --to 2019-12-31".split(" ");
const PICTURES = path.resolve(import.meta.dirname, "../docs/screenshots");
const QUIT_MS = 20_000;

function folderOf({ environment }: Workspace): string {
  return environment["GPT_TRADER_WORKSPACE"] ?? "";
}

/** A workspace with a run that is in a backup, a damaged backup, and a damaged log. */
async function damage(
  workspace: Workspace,
  runCommandLine: (...words: readonly string[]) => Promise<string>,
): Promise<string> {
  await runCommandLine(...SHORT_RUN);
  await runCommandLine("backup", "create");
  await runCommandLine("backup", "create");
  const folder = folderOf(workspace);
  const newest = readdirSync(path.join(folder, "backups")).toSorted().at(-1) ?? "";
  writeFileSync(path.join(folder, "backups", newest, "paper.sqlite"), "damaged");
  const log = path.join(folder, "research.sqlite");
  writeFileSync(log, Buffer.concat([Buffer.alloc(100), readFileSync(log).subarray(100)]));
  return folder;
}

async function takePictures({ app, page }: Window, name: string): Promise<void> {
  if (process.env["GPT_TRADER_SCREENSHOTS"] === undefined) return;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
  for (const theme of ["dark", "light"]) {
    await page.evaluate((wanted) => document.documentElement.setAttribute("data-theme", wanted), theme);
    await page.waitForTimeout(500);
    await page.screenshot({ path: path.join(PICTURES, `${name}-1366-${theme}.png`) });
  }
}

test("a damaged workspace is restored from the window and shows its runs", async ({
  workspace,
  runCommandLine,
}) => {
  const folder = await damage(workspace, runCommandLine);
  const window = await openWindow(workspace);
  const { page } = window;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A file of this workspace is damaged");
  await expect(page.getByRole("alert")).toContainText("research.sqlite");
  const backups = page.getByRole("radiogroup", { name: "Backups" }).getByRole("radio");
  await expect(backups).toHaveCount(2);
  await expect(backups.first()).toHaveAccessibleName(/^Backup of .* UTC, damaged$/);
  await expect(backups.first()).toBeDisabled();
  await expect(backups.last()).toHaveAccessibleName(/^Backup of .* UTC, whole$/);
  await expect(backups.last()).toBeChecked();
  await takePictures(window, "restore");

  await page.getByRole("button", { name: "Restore this backup" }).click();
  const question = page.getByRole("dialog", { name: /^Restore the backup of .* UTC\?$/ });
  await expect(question).toBeVisible();
  await takePictures(window, "restore-question");
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await page.getByRole("button", { name: "Restore this backup" }).click();
  await question.getByRole("button", { name: "Restore", exact: true }).click();

  const workbench = new Workbench(page);
  await workbench.isReady();
  await expect(workbench.runs.getByRole("listitem")).toHaveCount(1);
  await workbench.chooseWorkflow("simple_backtest");
  await workbench.run.click();
  await workbench.completesAsRun(2);
  const [replaced = ""] = readdirSync(path.join(folder, "replaced"));
  expect(readdirSync(path.join(folder, "replaced", replaced))).toContain("research.sqlite");
  expect(window.pageErrors).toEqual([]);
  await window.app.close();
});

test("the window tries again after a restore by command, and can be quit", async ({
  workspace,
  runCommandLine,
}) => {
  const folder = await damage(workspace, runCommandLine);
  const window = await openWindow(workspace);
  const { page } = window;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert").last()).toContainText("That did not work");
  await runCommandLine("backup", "restore", readdirSync(path.join(folder, "backups")).toSorted()[0] ?? "");
  await page.getByRole("button", { name: "Try again" }).click();
  await new Workbench(page).isReady();
  await window.app.close();

  await damage(workspace, runCommandLine);
  const again = await openWindow(workspace);
  const isGone = again.app.waitForEvent("close", { timeout: QUIT_MS });
  const pressed = again.page.getByRole("button", { name: "Quit" }).click();
  // The window may be gone before it has answered the press; that it goes is what counts.
  await Promise.all([isGone, pressed.catch(refuseOtherThanClosed)]);
});

function refuseOtherThanClosed(thrown: unknown): void {
  if (!String(thrown).includes("has been closed")) throw thrown;
}

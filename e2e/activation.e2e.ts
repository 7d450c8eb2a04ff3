import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

test("a workflow's name stays clear of its switch and buttons in a small window", async ({
  workbench,
  window,
}) => {
  await window.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768),
  );
  await expect.poll(() => workbench.page.evaluate(() => innerWidth)).toBe(1366);
  await workbench.chooseWorkflow("data_refresh");
  await workbench.active.click();
  await expect(workbench.active).toBeChecked();
  const name = await workbench.page.getByRole("heading", { level: 1 }).boundingBox();
  const control = await workbench.active.boundingBox();
  if (name === null || control === null) throw new Error("the name or the switch is not on the page");
  const isBeside = name.x + name.width <= control.x;
  const isAbove = name.y + name.height <= control.y;
  expect(isBeside || isAbove).toBe(true);
  await workbench.active.click();
  await expect(workbench.active).not.toBeChecked();
});

test("a workflow is switched on, stays so when its program is killed, and is switched off", async ({
  workspace,
  runCommandLine,
}) => {
  const first = await openWindow(workspace);
  const before = new Workbench(first.page);
  await before.isReady();
  await before.chooseWorkflow("simple_backtest");
  await expect(before.active).toHaveCount(0);
  await before.chooseWorkflow("data_refresh");
  await expect(before.active).not.toBeChecked();
  await expect(before.active).toHaveAccessibleDescription("would start at session close 30m");
  await before.active.focus();
  await first.page.keyboard.press("Space");
  await expect(before.active).toBeChecked();
  await expect(before.active).toHaveAccessibleDescription(/^next \d{4}-\d\d-\d\d \d\d:30 UTC$/);
  expect(await runCommandLine("triggers", "list")).toMatch(
    /^data_refresh +yes +backtest +session close 30m +\d{4}-/m,
  );
  const main = first.app.process();
  const isGone = new Promise<void>((resolve) => void main.once("exit", () => resolve()));
  main.kill("SIGKILL");
  await isGone;

  const second = await openWindow(workspace);
  const after = new Workbench(second.page);
  await after.isReady();
  await after.chooseWorkflow("data_refresh");
  await expect(after.active).toBeChecked();
  await after.active.click();
  await expect(after.active).not.toBeChecked();
  expect(await runCommandLine("triggers", "list")).toMatch(/^data_refresh +no /m);
  await second.app.close();
});

import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

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

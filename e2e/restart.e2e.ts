import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

test("a result is still there when the window is opened again", async ({ workspace }) => {
  const first = await openWindow(workspace);
  const before = new Workbench(first.page);
  await before.isReady();
  await before.run.click();
  await before.completes();
  const sharpe = await before.statistic("Sharpe ratio");
  await first.app.close();

  const second = await openWindow(workspace);
  const after = new Workbench(second.page);
  await after.isReady();
  await after.completes();
  expect(await after.statistic("Sharpe ratio")).toBe(sharpe);
  await expect(after.page.getByRole("figure", { name: /^Chart of SPX/ })).toBeVisible();
  await second.app.close();
});

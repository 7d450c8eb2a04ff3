import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { letTimePass, standStill } from "./pages/clock.ts";

test("two presses at once start one run", async ({ workbench }) => {
  const { page, run } = workbench;
  await standStill(page);
  await run.dblclick();
  await workbench.completesAsRun(1);

  await letTimePass(page);
  await run.focus();
  await page.keyboard.press("Enter");
  await run.click();
  await page.keyboard.press("Control+Enter");
  await workbench.completesAsRun(2);

  await letTimePass(page);
  await run.focus();
  for (let repeat = 0; repeat < 40; repeat += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await workbench.completesAsRun(3);

  // A run more than these would be counted with the next one.
  await letTimePass(page);
  await page.keyboard.press("Enter");
  await workbench.completesAsRun(4);
  await expect(workbench.runs.getByRole("listitem")).toHaveCount(4);
});

import { expect } from "@playwright/test";
import { test } from "./launch.ts";

/** Presses this far apart are two. */
const APART_MS = 1_100;

test("two presses at once start one run", async ({ workbench }) => {
  const { page, run, runs } = workbench;
  await run.dblclick();
  await workbench.completes();
  await expect(runs.getByRole("listitem")).toHaveCount(1);
  await page.waitForTimeout(APART_MS);

  await run.focus();
  await page.keyboard.press("Enter");
  await run.click();
  await page.keyboard.press("Control+Enter");
  await expect(runs.getByRole("listitem")).toHaveCount(2);
  await workbench.completes();
  await page.waitForTimeout(APART_MS);

  await run.focus();
  for (let repeat = 0; repeat < 40; repeat += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(runs.getByRole("listitem")).toHaveCount(3);
  await workbench.completes();
  await page.waitForTimeout(APART_MS);
  await expect(runs.getByRole("listitem")).toHaveCount(3);
});

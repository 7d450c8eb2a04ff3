import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./launch.ts";

/** Presses this far apart are two. */
const APART_MS = 1_100;

/** Lets the page's clock stand, so that presses are at one moment however slow the machine is; the answer moves it on. */
async function standClock(page: Page): Promise<(byMs: number) => Promise<void>> {
  await page.evaluate(() => {
    let nowMs = performance.now();
    performance.now = () => nowMs;
    Reflect.set(globalThis, "moveClock", (byMs: number) => {
      nowMs += byMs;
    });
  });
  return (byMs) => page.evaluate((by) => Reflect.get(globalThis, "moveClock")(by), byMs);
}

test("two presses at once start one run", async ({ workbench }) => {
  const { page, run } = workbench;
  const moveClock = await standClock(page);
  await run.dblclick();
  await workbench.completesAsRun(1);

  await moveClock(APART_MS);
  await run.focus();
  await page.keyboard.press("Enter");
  await run.click();
  await page.keyboard.press("Control+Enter");
  await workbench.completesAsRun(2);

  await moveClock(APART_MS);
  await run.focus();
  for (let repeat = 0; repeat < 40; repeat += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await workbench.completesAsRun(3);

  // A run more than these would be counted with the next one.
  await moveClock(APART_MS);
  await page.keyboard.press("Enter");
  await workbench.completesAsRun(4);
  await expect(workbench.runs.getByRole("listitem")).toHaveCount(4);
});

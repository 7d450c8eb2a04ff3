import type { Page } from "@playwright/test";

/** Two presses on the same thing this far apart are two; sooner, they are one. */
const APART_MS = 1_100;

/** Lets the page's clock stand: what a person does at one moment is at one moment, however slow the machine is. */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(() => {
    const nowMs = performance.now();
    performance.now = () => nowMs;
  });
}

/** Moves the page's clock on, so that the next press is a press of its own, however fast the machine is. */
export async function letTimePass(page: Page): Promise<void> {
  await page.evaluate((byMs) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + byMs;
  }, APART_MS);
}

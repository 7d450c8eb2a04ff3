import type { Page } from "@playwright/test";

/** Waits until no colour is on its way to another one: what is between the two is nobody's to read. */
export async function comesToRest(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map((animation) => animation.finished),
    ),
  );
}

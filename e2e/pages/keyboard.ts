import type { Page } from "@playwright/test";

const MOST_STEPS = 60;

/** The name of what has the focus, as its label, its role's text or its content says. */
export async function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return "";
    const labels = "labels" in element ? [...((element.labels as NodeListOf<HTMLElement>) ?? [])] : [];
    return element.ariaLabel ?? (labels.map((label) => label.innerText).join(" ") || element.innerText);
  });
}

/** Presses Tab until the named control has the focus; fails when it is never reached. */
export async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(key);
    const focused = await focusedName(page);
    if (name.test(focused)) return;
    passed.push(focused);
  }
  throw new Error(`${key} never reached ${String(name)}, but ${passed.join(" | ")}`);
}

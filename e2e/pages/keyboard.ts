import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

/** More than a turn through the fullest window. */
const MOST_STEPS = 150;

/** The names of what can have the focus, or of what has it, as its label, its role's text or its content says. */
function readNames(page: Page, which: "all" | "focused"): Promise<readonly string[]> {
  return page.evaluate((asked) => {
    const nameOf = (element: HTMLElement): string => {
      const labels = "labels" in element ? [...((element.labels as NodeListOf<HTMLElement>) ?? [])] : [];
      return element.ariaLabel ?? (labels.map((label) => label.innerText).join(" ") || element.innerText);
    };
    if (asked === "all") {
      return [
        ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, [tabindex]"),
      ]
        .filter((element) => !element.matches(":disabled") && element.checkVisibility())
        .map(nameOf);
    }
    const element = document.activeElement;
    return element instanceof HTMLElement && element !== document.body ? [nameOf(element)] : [];
  }, which);
}

/** The name of what has the focus; empty where nothing has it. */
export async function focusedName(page: Page): Promise<string> {
  return (await readNames(page, "focused"))[0] ?? "";
}

/**
 * Presses Tab until the named control has the focus; fails when it is never reached. It sets out when the control is
 * there and takes presses, as somebody does who sees the window.
 */
export async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  await expect
    .poll(async () => (await readNames(page, "all")).some((one) => name.test(one)), {
      message: `a control ${String(name)} to go to`,
    })
    .toBe(true);
  const passed: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(key);
    const focused = await focusedName(page);
    if (name.test(focused)) return;
    passed.push(focused);
  }
  throw new Error(`${key} never reached ${String(name)}, but ${passed.join(" | ")}`);
}

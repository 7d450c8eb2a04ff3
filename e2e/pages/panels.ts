import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

/** The titles of all panels that the desk offers. */
export async function panelTitles(page: Page): Promise<readonly string[]> {
  await page.getByRole("button", { name: "Layout", exact: true }).click();
  const items = await page.getByRole("menuitemcheckbox", { name: /^Show / }).allInnerTexts();
  await page.keyboard.press("Escape");
  return items.map((item) =>
    item
      .replace("✓", "")
      .replace(/^\s*Show /, "")
      .trim(),
  );
}

/** Opens a panel from the palette, without a pointer. */
export async function openByKeyboard(page: Page, title: string): Promise<void> {
  await chooseByKeyboard(page, `Open panel ${title}`);
}

/** Runs a command from the palette, without a pointer. */
export async function chooseByKeyboard(page: Page, command: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(command);
  await expect(page.getByRole("option", { name: command }).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

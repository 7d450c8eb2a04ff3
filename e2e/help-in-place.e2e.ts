import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { tabTo } from "./pages/keyboard.ts";

test("figures say what they mean by keyboard, and Escape puts that away and nothing else", async ({
  workbench,
}) => {
  const { page } = workbench;
  await page.keyboard.press("Control+Enter");
  await workbench.completes();

  await tabTo(page, /^Total return$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("note", { name: "About Total return" })).toHaveText(
    "Total returnEnd equity over start equity, minus one.",
  );
  const term = page.getByRole("button", { name: "Total return", exact: true }).first();
  await expect(term).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("note", { name: "About Annual return" })).toBeVisible();
  await expect(page.getByRole("note")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("note")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Annual return", exact: true }).first()).toBeFocused();
  await expect(workbench.runStatus).toContainText("completed");
});

test("what a figure means is shown while the pointer rests on it, and stays while it is read", async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.run.click();
  await workbench.completes();
  await page.getByRole("tab", { name: "Statistics", exact: true }).click();
  const figures = page.getByRole("tabpanel", { name: "Statistics" });
  await figures.getByRole("button", { name: "Profit factor", exact: true }).first().hover();
  const note = page.getByRole("note", { name: "About Profit factor" });
  await expect(note).toContainText("Sum of the profits over the sum of the losses");
  await note.hover();
  await expect(note).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(note).toHaveCount(0);
  await expect(figures.locator("[title]:not(.number)")).toHaveCount(0);
});

import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { focusedName, tabTo } from "./pages/keyboard.ts";

test("a person does the whole first journey by keyboard alone", async ({ workbench, workspace }) => {
  const { page } = workbench;
  await tabTo(page, /^grid_search/);
  await tabTo(page, /^simple_backtest/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Run workflow$/);
  await page.keyboard.press("Enter");
  await workbench.completes();
  expect(await focusedName(page)).toBe("Run workflow");

  await tabTo(page, /^Trades/);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Statistics" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: /^Critique/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("list", { name: "What each step contributed" })).toContainText(
    "of history before it",
  );
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: /^Trades/ })).toHaveAttribute("aria-selected", "true");
  await tabTo(page, /^Trades$/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("table", { name: "Trades" }).locator("tr:focus")).toHaveAttribute(
    "data-row",
    "1",
  );
  await page.keyboard.press("Enter");

  await tabTo(page, /^Export report$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  while ((await focusedName(page)) !== "JSON data") await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const notice = page.getByRole("status", { name: "Notice" });
  await expect(notice).toContainText(".json");
  const file = (await notice.innerText()).replace("Saved ", "");
  expect(file.startsWith(workspace.exportFolder)).toBe(true);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ mode: "backtest" });
});

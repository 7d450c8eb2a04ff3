import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { openWindow, test } from "./launch.ts";

/** The chart of the workspace Trade, with a symbol of its own choice. */
async function openChart(page: Page, symbol: string): Promise<Locator> {
  await page.keyboard.press("Control+1");
  await page.getByRole("combobox", { name: "Symbol", exact: true }).selectOption(symbol);
  const chart = page.getByRole("figure", { name: `Chart of ${symbol} 1d` });
  await expect(chart.getByText(/^Vol/)).toBeVisible();
  return chart;
}

test("a person replays stored bars, and sees none that the replay has not reached", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  const chart = await openChart(page, "SPX");
  await chart.getByRole("button", { name: "Data as a table" }).click();
  const table = chart.getByRole("table", { name: "Bars of SPX" });
  await expect(table.getByRole("row", { name: /^2020-04-17/ })).toBeVisible();

  await chart.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d, REPLAY" })).toBeVisible();
  const place = page.getByRole("status", { name: "Replayed up to" });
  const replay = page.getByRole("group", { name: "Replay" });
  await expect(replay).toContainText("REPLAY");
  await expect(place).toHaveText(/· bar [\d,]+ of 5,105$/);
  const first = await place.innerText();
  await expect(page.getByRole("row", { name: /^2020-04-17/ })).toHaveCount(0);
  await expect(page.getByRole("row", { name: new RegExp(`^${first.slice(0, 10)}`) })).toBeVisible();

  await replay.getByRole("button", { name: "One bar on" }).click();
  await expect(place).not.toHaveText(first);
  const second = await place.innerText();
  expect(second > first).toBe(true);
  await replay.getByRole("button", { name: "One bar back" }).click();
  await expect(place).toHaveText(first);

  await replay.getByRole("combobox", { name: "Speed" }).selectOption("240");
  await replay.getByRole("button", { name: "Play replay" }).click();
  await expect(place).not.toHaveText(first);
  await expect(place).toHaveText(/· bar 5,105 of 5,105$/, { timeout: 60_000 });
  await expect(replay.getByRole("button", { name: "Play replay" })).toBeVisible();
  await replay.getByRole("button", { name: "End replay" }).click();
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d", exact: true })).toBeVisible();
  expect(window.pageErrors).toEqual([]);
});

test("a chart is used by keyboard alone, and comes back as it was left", async ({
  workbench,
  workspace,
  window,
}) => {
  const { page } = workbench;
  const chart = await openChart(page, "SPX");
  await chart.getByRole("button", { name: "Indicators" }).focus();
  await page.keyboard.press("Enter");
  const search = page.getByRole("searchbox", { name: "Search indicators" });
  await search.focus();
  await page.keyboard.type("simple moving");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const numbers = page.getByRole("textbox", { name: /of Simple moving average/ });
  await numbers.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await expect(chart.getByText("sma(50)")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(search).toHaveCount(0);

  await chart.getByRole("button", { name: "Level" }).focus();
  await page.keyboard.press("Enter");
  const canvas = chart.getByRole("application");
  await expect(canvas).toBeFocused();
  const remove = chart.getByRole("button", { name: "Remove drawing" });
  const undo = chart.getByRole("button", { name: "Undo drawing" });
  await expect(remove).toBeEnabled();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Delete");
  await expect(remove).toBeDisabled();
  for (const _ of ["removed", "moved", "drawn"]) await page.keyboard.press("Control+z");
  await expect(undo).toBeDisabled();
  await page.keyboard.press("Control+y");
  await expect(undo).toBeEnabled();

  const style = chart.getByRole("combobox", { name: "Style" });
  await style.selectOption("Hollow candles");
  await window.app.close();
  const again = await openWindow(workspace);
  const later = again.page.getByRole("figure", { name: "Chart of SPX 1d" });
  await expect(later.getByText("sma(50)")).toBeVisible({ timeout: 60_000 });
  await expect(later.getByRole("combobox", { name: "Style" })).toHaveValue("hollow");
  expect([...window.pageErrors, ...again.pageErrors]).toEqual([]);
  await again.app.close();
});

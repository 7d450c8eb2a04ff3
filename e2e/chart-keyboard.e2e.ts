import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { test } from "./launch.ts";
import { focusedName, tabTo } from "./pages/keyboard.ts";

const CANVAS = /^Price chart/;

/** The chart of the workspace Trade, with the focus on it, reached without a pointer. */
async function reachChart(page: Page): Promise<Locator> {
  await page.keyboard.press("Control+1");
  const chart = page.getByRole("figure", { name: /^Chart of/ });
  await expect(chart.getByText(/^Vol/)).toBeVisible();
  await tabTo(page, CANVAS);
  return chart;
}

/** Types the name of a symbol on the chart and takes the one that is marked. */
async function typeSymbol(page: Page, symbol: string): Promise<void> {
  await page.keyboard.type(symbol.toLowerCase());
  const entry = page.getByRole("combobox", { name: "Symbol to show" });
  await expect(entry).toHaveValue(symbol);
  const marked = page.getByRole("listbox", { name: "Symbols" }).getByRole("option", { selected: true });
  await expect(marked).toHaveText(symbol);
  await page.keyboard.press("Enter");
  await expect(entry).toHaveCount(0);
}

test("a replay is started, stepped, set faster, paused and ended by keyboard alone", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await reachChart(page);
  await typeSymbol(page, "SPX");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d", exact: true })).toBeVisible();
  expect(await focusedName(page)).toMatch(CANVAS);

  await tabTo(page, /^Replay$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d, REPLAY" })).toBeVisible();
  const place = page.getByRole("status", { name: "Replayed up to" });
  await expect(place).toHaveText(/· bar [\d,]+ of 5,105$/);
  const first = await place.innerText();

  await tabTo(page, CANVAS);
  await page.keyboard.press("ArrowRight");
  await expect(place).not.toHaveText(first);
  await page.keyboard.press("ArrowLeft");
  await expect(place).toHaveText(first);

  await tabTo(page, /^Speed$/, "Shift+Tab");
  await page.keyboard.press("End");
  await expect(page.getByRole("combobox", { name: "Speed" })).toHaveValue("240");
  await tabTo(page, CANVAS);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause replay" })).toBeVisible();
  await expect(place).not.toHaveText(first);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Play replay" })).toBeVisible();

  await tabTo(page, /^End replay$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d", exact: true })).toBeVisible();
  expect(window.pageErrors).toEqual([]);
});

test("a symbol is chosen by typing it, and a name without bars leaves the chart as it is", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await reachChart(page);
  await typeSymbol(page, "FB");
  await expect(page.getByRole("figure", { name: "Chart of FB 1d" })).toBeVisible();
  await page.keyboard.type("nosuch");
  await expect(page.getByText("No bars of NOSUCH are stored.")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox", { name: "Symbol to show" })).toHaveCount(0);
  await expect(page.getByRole("figure", { name: "Chart of FB 1d" })).toBeVisible();
  expect(await focusedName(page)).toMatch(CANVAS);
  expect(window.pageErrors).toEqual([]);
});

test("a level is drawn, moved and taken back by keyboard alone", async ({ workbench, window }) => {
  const { page } = workbench;
  const chart = await reachChart(page);
  await typeSymbol(page, "SPX");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d" })).toBeVisible();

  await tabTo(page, /^Level$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  expect(await focusedName(page)).toMatch(CANVAS);
  const pricesOf = () =>
    page.evaluate(async () => {
      const { trader } = globalThis as unknown as {
        trader: {
          invoke: (channel: string, input: object) => Promise<{ value: { points: { price: number }[] }[] }>;
        };
      };
      const { value } = await trader.invoke("chart:get-drawings", { symbol: "SPX" });
      return value.map(({ points }) => points[0]?.price ?? Number.NaN);
    });
  await expect.poll(async () => (await pricesOf()).length).toBe(1);
  const [drawn = Number.NaN] = await pricesOf();
  await page.keyboard.press("ArrowUp");
  await expect.poll(async () => (await pricesOf())[0]).toBeCloseTo(drawn * 1.001, 6);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await pricesOf())[0]).toBeCloseTo(drawn, 9);
  await page.keyboard.press("Control+z");
  await expect.poll(pricesOf).toEqual([]);
  await expect(chart.getByRole("button", { name: "Undo drawing" })).toBeDisabled();
  expect(window.pageErrors).toEqual([]);
});

import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { chooseFile, test } from "./launch.ts";
import type { Window, Workspace } from "./launch.ts";
import { tabTo } from "./pages/keyboard.ts";
import type { Workbench } from "./pages/workbench.ts";

/** The charts in a row, each in a group of its own. */
async function showTwoCharts(
  workbench: Workbench,
  window: Window,
  { exportFolder }: Workspace,
): Promise<readonly [Locator, Locator]> {
  const { page } = workbench;
  const ids = ["chart", "chart:2"];
  const data = ids.map((id) => ({
    type: "leaf",
    data: { views: [id], activeView: id, id: `group-${id}` },
    size: 640,
  }));
  const panels = ids.map((id) => {
    const params = { link: "red" };
    return [id, { id, contentComponent: "chart", title: "Chart", params }] as const;
  });
  const grid = { root: { type: "branch", data, size: 700 }, width: 1_280, height: 700 };
  const dock = { grid: { ...grid, orientation: "HORIZONTAL" }, panels: Object.fromEntries(panels) };
  const file = path.join(exportFolder, "linked.json");
  writeFileSync(file, JSON.stringify({ name: "Linked", version: 1, dock }));
  await chooseFile(window, file);
  await workbench.chooseFromLayout("Import workspace…");
  // Where the menu was, a chart is now.
  await page.mouse.move(2, 2);
  const charts = page.getByRole("figure", { name: /^Chart/ });
  await expect(charts).toHaveCount(2);
  return [charts.first(), charts.last()];
}

const select = (chart: Locator, name: string): Locator => chart.getByRole("combobox", { name, exact: true });
const moment = (chart: Locator): Locator => chart.locator(".legend__time");

test("two charts of one colour follow each other's symbol, interval and crosshair", async ({
  workbench,
  window,
  workspace,
}) => {
  const { page } = workbench;
  const [left, right] = await showTwoCharts(workbench, window, workspace);
  await expect(right.getByText(/^Vol/)).toBeVisible();
  await select(left, "Symbol").selectOption("SPX");
  await expect(select(right, "Symbol")).toHaveValue("SPX");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d" })).toHaveCount(2);
  await select(right, "Interval").selectOption("1w");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1w" })).toHaveCount(2);
  // The week of the last day that is stored.
  const last = /^2020-04-13/;
  for (const chart of [left, right]) await expect(moment(chart)).toHaveText(last);

  const canvas = left.getByRole("application");
  await canvas.hover({ position: { x: 150, y: 120 } });
  await expect(moment(left)).not.toHaveText(last);
  await expect(moment(right)).toHaveText(await moment(left).innerText());
  await select(left, "Style").hover();
  await expect(moment(right)).toHaveText(last);
  expect(window.pageErrors).toEqual([]);
});

test("linked charts follow a symbol that is typed on one of them", async ({
  workbench,
  window,
  workspace,
}) => {
  const { page } = workbench;
  const [, right] = await showTwoCharts(workbench, window, workspace);
  await expect(right.getByText(/^Vol/)).toBeVisible();
  await tabTo(page, /^Price chart/);
  for (const symbol of ["SPX", "FB"]) {
    await page.keyboard.type(symbol.toLowerCase());
    const listed = page.getByRole("listbox", { name: "Symbols" });
    await expect(listed.getByRole("option", { selected: true })).toHaveText(symbol);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("figure", { name: `Chart of ${symbol} 1d` })).toHaveCount(2);
    await expect(listed).toHaveCount(0);
  }
  expect(window.pageErrors).toEqual([]);
});

interface Anchor {
  readonly tsMs: number;
  readonly price: number;
}

/** Where the drawings of a symbol are anchored, as they are kept. */
async function anchorsOf(page: Page, symbol: string): Promise<readonly (readonly Anchor[])[]> {
  return page.evaluate(async (asked) => {
    const { trader } = globalThis as unknown as {
      trader: { invoke: (channel: string, input: object) => Promise<{ value: { points: Anchor[] }[] }> };
    };
    const { value } = await trader.invoke("chart:get-drawings", { symbol: asked });
    return value.map(({ points }) => points);
  }, symbol);
}

/** The anchors once they are others than before: a change is kept a moment after it is seen. */
async function anchorsAfter(
  page: Page,
  before: readonly (readonly Anchor[])[],
): Promise<readonly (readonly Anchor[])[]> {
  await expect
    .poll(async () => JSON.stringify(await anchorsOf(page, "SPX")))
    .not.toBe(JSON.stringify(before));
  return anchorsOf(page, "SPX");
}

/** Drags from a place of the chart by so many pixels. */
async function drag(
  page: Page,
  canvas: Locator,
  at: readonly [number, number],
  by: readonly [number, number],
) {
  const box = await canvas.boundingBox();
  const [x, y] = [(box?.x ?? 0) + at[0], (box?.y ?? 0) + at[1]];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by[0], y + by[1], { steps: 4 });
  await page.mouse.up();
}

test("a person drags a drawing to where the pointer lets it go, and takes that back", async ({
  workbench,
  window,
  workspace,
}) => {
  const { page } = workbench;
  const [chart] = await showTwoCharts(workbench, window, workspace);
  await expect(chart.getByText(/^Vol/)).toBeVisible();
  await select(chart, "Symbol").selectOption("SPX");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d" })).toHaveCount(2);
  const undo = chart.getByRole("button", { name: "Undo drawing" });
  const canvas = chart.getByRole("application");
  const draw = async (tool: string, ...at: readonly (readonly [number, number])[]) => {
    await chart.getByRole("button", { name: tool }).click();
    for (const [x, y] of at) await canvas.click({ position: { x, y } });
  };

  // A level where the other one is to be dragged says which price lies there.
  await draw("Level", [200, 210]);
  const [[wanted] = []] = await anchorsAfter(page, []);
  await undo.click();
  const none = await anchorsAfter(page, [[wanted!]]);
  expect(none).toEqual([]);

  await draw("Level", [200, 150]);
  const drawn = await anchorsAfter(page, []);
  await drag(page, canvas, [120, 150], [0, 60]);
  const [[level] = []] = await anchorsAfter(page, drawn);
  const pixel = Math.abs((wanted?.price ?? 0) - (drawn[0]?.[0]?.price ?? 0)) / 60;
  expect(Math.abs((level?.price ?? 0) - (wanted?.price ?? 0))).toBeLessThan(2 * pixel);
  expect(level?.tsMs).toBe(drawn[0]?.[0]?.tsMs);
  await undo.click();
  expect(await anchorsAfter(page, [[level!]])).toEqual(drawn);
  await undo.click();
  await expect(undo).toBeDisabled();

  await draw("Trend line", [120, 120], [260, 220]);
  const line = await anchorsAfter(page, []);
  await drag(page, canvas, [260, 220], [60, -40]);
  const [[start, end] = []] = await anchorsAfter(page, line);
  expect(start).toEqual(line[0]?.[0]);
  expect(end!.tsMs).toBeGreaterThan(line[0]![1]!.tsMs);
  expect(end!.price).toBeGreaterThan(line[0]![1]!.price);
  expect(end!.price).toBeLessThan(line[0]![0]!.price);
  expect(window.pageErrors).toEqual([]);
});

test("a chart in a window of its own is moved there, and asks for the bars that it needs", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await page.keyboard.press("Control+1");
  await page.getByRole("combobox", { name: "Symbol", exact: true }).selectOption("SPX");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d" })).toBeVisible();
  const [popout] = await Promise.all([
    window.app.waitForEvent("window"),
    workbench.chooseFromPanel("Chart", "Open Chart in its own window"),
  ]);
  const chart = popout.getByRole("figure", { name: "Chart of SPX 1d" });
  await expect(chart.getByText(/^Vol/)).toBeVisible();
  await chart.getByRole("button", { name: "Data as a table" }).click();
  const rows = async (): Promise<number> =>
    Number(await chart.getByRole("table", { name: "Bars of SPX" }).getAttribute("aria-rowcount"));
  const opened = await rows();
  const canvas = chart.getByRole("application");
  const box = await canvas.boundingBox();
  const width = box?.width ?? 0;
  for (let time = 0; time < 8; time += 1) {
    // Let go outside of the chart, where only its own window hears it.
    await drag(popout, canvas, [width * 0.2, 60], [width * 0.6, -(box?.y ?? 0) - 40]);
  }
  await expect.poll(rows).toBeGreaterThan(opened);
  expect(window.pageErrors).toEqual([]);
});

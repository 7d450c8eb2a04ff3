import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { test } from "./launch.ts";

/** The charts in a row, each in a group of its own. */
async function showTwoCharts(page: Page): Promise<readonly [Locator, Locator]> {
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
  const buffer = Buffer.from(JSON.stringify({ name: "Linked", version: 1, dock }));
  await page
    .getByLabel("File of a workspace")
    .setInputFiles({ name: "linked.json", mimeType: "application/json", buffer });
  const charts = page.getByRole("figure", { name: /^Chart/ });
  await expect(charts).toHaveCount(2);
  return [charts.first(), charts.last()];
}

const select = (chart: Locator, name: string): Locator => chart.getByRole("combobox", { name, exact: true });
const moment = (chart: Locator): Locator => chart.locator(".legend__time");

test("two charts of one colour follow each other's symbol, interval and crosshair", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  const [left, right] = await showTwoCharts(page);
  await expect(right.getByText(/^Vol/)).toBeVisible();
  await select(left, "Symbol").selectOption("SPX");
  await expect(select(right, "Symbol")).toHaveValue("SPX");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d" })).toHaveCount(2);
  await select(right, "Interval").selectOption("1w");
  await expect(page.getByRole("figure", { name: "Chart of SPX 1w" })).toHaveCount(2);
  await expect(moment(left)).toHaveText(await moment(right).innerText());

  const last = await moment(right).innerText();
  const canvas = left.getByRole("application");
  await canvas.hover({ position: { x: 150, y: 120 } });
  await expect(moment(left)).not.toHaveText(last);
  await expect(moment(right)).toHaveText(await moment(left).innerText());
  await select(left, "Style").hover();
  await expect(moment(right)).toHaveText(last);
  expect(window.pageErrors).toEqual([]);
});

test("a person drags a drawing, and takes that back", async ({ workbench, window }) => {
  const { page } = workbench;
  const [chart] = await showTwoCharts(page);
  await expect(chart.getByText(/^Vol/)).toBeVisible();
  const undo = chart.getByRole("button", { name: "Undo drawing" });
  const canvas = chart.getByRole("application");
  await chart.getByRole("button", { name: "Level" }).click();
  await canvas.click({ position: { x: 200, y: 150 } });
  await expect(undo).toBeEnabled();
  const box = await canvas.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 120, (box?.y ?? 0) + 150];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 60, { steps: 4 });
  await page.mouse.up();
  await undo.click();
  await expect(undo).toBeEnabled();
  await undo.click();
  await expect(undo).toBeDisabled();
  expect(window.pageErrors).toEqual([]);
});

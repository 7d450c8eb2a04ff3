import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "./launch.ts";

const STEPS = [
  "fetch_data",
  "analyze_market",
  "detect_regime",
  "select_strategy",
  "size_position",
  "run_backtest",
  "generate_report",
];

test("a person runs the first backtest with one press and exports what it found", async ({
  workbench,
  window,
}) => {
  await expect(workbench.mode).toContainText("BACKTEST");
  await expect(workbench.mode).toContainText("SIMULATED DATA");

  await workbench.run.click();
  await workbench.completes();
  await expect(workbench.stepsThat("completed")).toHaveCount(7);
  await expect(workbench.steps.locator(".step__name")).toHaveText(STEPS);
  await expect(workbench.page.getByRole("figure", { name: /^Chart of SPX/ })).toBeVisible();
  await expect(workbench.page.getByRole("table", { name: "Trades" }).getByRole("row").nth(1)).toBeVisible();

  // Bars are narrower than a pixel, so the edge may show one or two of the days before.
  const traded = /^Shows (2009-12-(29|3\d)|2010-01-0\d) to (2019-12-31|2020-01-0\d)$/;
  const caption = workbench.page.locator("figcaption");
  await expect(caption).toHaveText(traded);
  for (const width of [1366, 2200, 1100]) {
    await window.app.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size, 768);
    }, width);
    await expect(caption, `what the chart shows at ${width} px`).toHaveText(traded);
  }
  await workbench.page.getByRole("button", { name: "All", exact: true }).click();
  await expect(caption).toHaveText(/^Shows 2000-01-0\d to /);
  await workbench.page.getByRole("button", { name: "Traded", exact: true }).click();
  await expect(caption).toHaveText(traded);

  const sharpe = await workbench.statistic("Sharpe ratio");
  const trades = await workbench.statistic("Closed trades");
  expect(sharpe).toMatch(/^−?\d+\.\d\d$/);

  const html = readFileSync(await workbench.exportAs("HTML report"), "utf8");
  expect(statisticIn(html, "Sharpe ratio")).toBe(sharpe);
  expect(statisticIn(html, "Closed trades")).toBe(trades);

  const json = JSON.parse(readFileSync(await workbench.exportAs("JSON data"), "utf8")) as unknown;
  expect(Number(memberIn(memberIn(json, "statistics"), "sharpe")).toFixed(2)).toBe(sharpe.replace("−", "-"));

  await workbench.page.getByRole("tab", { name: "Contributions" }).click();
  const contributed = workbench.page.getByRole("list", { name: "What each step contributed" });
  await expect(contributed.getByRole("heading")).toHaveText([
    "Data",
    "Patterns",
    "Regime",
    "Strategy",
    "Sizing",
    "Backtest",
  ]);
  await expect(contributed).toContainText("Changed the size of");

  const csv = readFileSync(await workbench.exportAs("CSV of trades"), "utf8");
  expect(csv.trim().split("\n")).toHaveLength(Number(trades) + 1);

  const pdf = readFileSync(await workbench.exportAs("PDF document"));
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");

  await workbench.export.click();
  await workbench.page.getByRole("button", { name: "Preview" }).click();
  const shown = () =>
    window.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => `${one.webContents.getURL()} ${one.getTitle()}`),
    );
  await expect.poll(shown).toContainEqual(expect.stringMatching(/^app:\/\/report\/report.html .+ on SPX, /));
  expect(window.pageErrors).toEqual([]);
});

/** The figure that stands beside a name in the report, with markup taken out. */
function statisticIn(html: string, name: string): string | undefined {
  const text = html.replaceAll(/<[^>]*>/g, "\n").replaceAll(/\n\s*\n+/g, "\n");
  const lines = text.split("\n").map((line) => line.trim());
  return lines[lines.indexOf(name) + 1];
}

/** The first member of that name, wherever it lies in the data. */
function memberIn(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (name in value) return (value as Record<string, unknown>)[name];
  return Object.values(value)
    .map((member) => memberIn(member, name))
    .find((found) => found !== undefined);
}

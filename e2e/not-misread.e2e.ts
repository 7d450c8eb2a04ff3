import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { BuilderPage } from "./pages/builder.ts";
import { chooseByKeyboard, openByKeyboard } from "./pages/panels.ts";

test("a chart shows no prices under the name of a symbol that has none, and leads to where it has some", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await page.keyboard.press("Control+1");
  const candles = page.locator(".chart-panel canvas").first();
  await expect(page.getByRole("figure", { name: "Chart of SPX 1d" })).toBeVisible();
  await expect(candles).toBeVisible();
  await openByKeyboard(page, "Explorer");
  await workbench.chooseWorkflow("paper_trading");
  await workbench.fill("Symbols", "AAPL");
  await workbench.run.click();
  await openByKeyboard(page, "Watchlist");
  await page.getByLabel("Symbols to watch").fill("AAPL");
  await page.keyboard.press("Enter");
  const row = page.getByRole("list", { name: "Watchlist", exact: true }).getByRole("listitem").last();
  await expect(row).toContainText("SYNTHETIC");
  await expect(row.getByRole("img", { name: "Last closes of AAPL" })).toBeVisible();
  await openByKeyboard(page, "Chart");
  await row.getByRole("button", { name: /^AAPL/ }).click();
  const chart = page.getByRole("figure", { name: "Chart of AAPL 1d" });
  await expect(chart.getByRole("alert")).toContainText("No bars of AAPL are stored");
  await expect(chart.getByRole("combobox", { name: "Symbol", exact: true })).toHaveValue("AAPL");
  await expect(candles).toBeHidden();

  await chart.getByRole("button", { name: "Show AAPL in its paper session" }).click();
  await expect(page.getByRole("figure", { name: /^Chart of the replay of AAPL/ })).toBeVisible();
  await openByKeyboard(page, "Chart");
  await chart.getByRole("combobox", { name: "Symbol", exact: true }).selectOption("SPX");
  await expect(candles).toBeVisible();
  expect(window.pageErrors).toEqual([]);
});

test("a session that holds still is paused wherever it is named, and nothing stops it without a question", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await workbench.chooseWorkflow("paper_trading");
  await workbench.fill("Symbols", "AAPL");
  await workbench.run.click();
  const sessions = page.getByRole("list", { name: "Paper sessions" });
  await expect(sessions).toContainText("running");
  await page.getByRole("button", { name: "Pause run" }).click();
  await expect(sessions).toContainText("paused");
  await expect(page.getByRole("complementary", { name: "Run" })).not.toContainText("running");

  await page.getByRole("button", { name: "Stop session" }).click();
  await expect(page.getByRole("dialog", { name: "Stop the session?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sessions).toContainText("paused");
  await workbench.stopSession();
  await expect(sessions).toContainText("stopped");
  expect(window.pageErrors).toEqual([]);
});

test("the palette begins with what was typed, so that Enter does it", async ({ workbench, window }) => {
  const { page } = workbench;
  await page.keyboard.press("Control+k");
  await page.keyboard.type("alerts");
  const first = page.getByRole("dialog", { name: "Commands" }).getByRole("option").first();
  await expect(first).toHaveAccessibleName(/^Open panel Alerts/);
  await expect(first).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tab", { name: "Alerts", exact: true })).toBeVisible();
  expect(window.pageErrors).toEqual([]);
});

test("what panels begin is begun from the palette: a rule, an import and a workflow", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await chooseByKeyboard(page, "New alert rule…");
  const alerts = page.getByRole("region", { name: "Alerts" });
  await expect(alerts.getByLabel("Name")).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("fetch prices");
  await expect(page.getByRole("option", { name: /^Fetch prices/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Fetch bars" })).toBeVisible();
  await page.keyboard.press("Escape");
  await chooseByKeyboard(page, "New workflow…");
  await expect(page.getByRole("main", { name: "Workflow builder" }).getByLabel(/^Name/)).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("list", { name: "Keys of Chart" })).toContainText("Play or hold a replay");
  expect(window.pageErrors).toEqual([]);
});

test("a panel with nothing to show leads on, and a step's form says what its fields mean", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await openByKeyboard(page, "Alerts");
  await page.getByRole("button", { name: "Show the rules" }).click();
  await expect(page.getByRole("list", { name: "Rules" })).toBeVisible();
  await openByKeyboard(page, "Why did it trade");
  await page.getByRole("button", { name: "Open the paper desk" }).click();
  await expect(page.getByRole("button", { name: "Start a session" })).toBeVisible();
  await openByKeyboard(page, "Backtest result");
  await page.getByRole("button", { name: "Go to a first backtest" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("simple_backtest");

  await page.keyboard.press("Control+3");
  const builder = new BuilderPage(page);
  await builder.open("simple_backtest");
  await builder.choose("run_backtest");
  const timeout = builder.side.getByLabel("Timeout", { exact: true });
  await timeout.focus();
  await expect(timeout).toHaveAccessibleDescription(/^Longest time, such as 30s/);
  await expect(builder.side.getByText(/^Longest time, such as 30s/)).toBeVisible();
  expect(window.pageErrors).toEqual([]);
});

import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";

test("a person keeps a watchlist, by keyboard, and finds it after a restart", async ({
  workbench,
  workspace,
  window,
}) => {
  const { page } = workbench;
  await workbench.chooseFromLayout("Show Watchlist");
  const list = page.getByRole("list", { name: "Watchlist", exact: true });
  await expect(list.getByRole("listitem").first()).toContainText("2,874.56");
  await page.getByLabel("Symbols to watch").fill("spx acme");
  await page.keyboard.press("Enter");
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list.getByRole("listitem").last()).toContainText("no bars are stored");

  await list.getByRole("button", { name: "ACME", exact: true }).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByRole("status", { name: "Change of the watchlist" })).toHaveText("Moved ACME");
  await page.getByRole("button", { name: "Remove FB" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("listitem").nth(1).dragTo(list.getByRole("listitem").nth(0));
  await expect(list.getByRole("listitem").first()).toContainText("ACME");
  await window.app.close();

  const second = await openWindow(workspace);
  const again = second.page.getByRole("list", { name: "Watchlist", exact: true });
  await expect(again.getByRole("listitem")).toHaveCount(2, { timeout: 60_000 });
  await expect(again.getByRole("listitem").first()).toContainText("ACME");
  await second.app.close();
});

test("sections of a watchlist are named, moved and kept", async ({ workbench, window }) => {
  const { page } = workbench;
  await workbench.chooseFromLayout("Show Watchlist");
  await page.getByLabel("Symbols to watch").fill("Coins");
  await page.getByRole("button", { name: "Add a section named as typed" }).click();
  await page.getByRole("button", { name: "Rename the section Coins" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Crypto");
  await page.keyboard.press("Enter");
  const crypto = page.getByRole("region", { name: "Section Crypto" });
  await expect(crypto).toBeVisible();
  const sections = page.getByRole("region", { name: /^Section / });
  await expect(sections.last()).toHaveAttribute("aria-label", "Section Crypto");
  await page.getByRole("button", { name: "Move the section Crypto up" }).focus();
  await page.keyboard.press("Enter");
  await expect(sections.first()).toHaveAttribute("aria-label", "Section Crypto");
  expect(window.pageErrors).toEqual([]);
});

test("a watched symbol shows what a paper session is fed as what it is, and the stored close when it ends", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await workbench.chooseFromLayout("Show Watchlist");
  const list = page.getByRole("list", { name: "Watchlist", exact: true });
  const row = list.getByRole("listitem").filter({ hasText: "SPX" });
  await expect(row).toContainText("2,874.56");
  await expect(row).not.toContainText("REPLAY");
  await workbench.chooseFromLayout("Show Explorer");
  await workbench.chooseWorkflow("paper_trading");
  await workbench.fill("Symbols", "SPX");
  await workbench.run.click();
  await workbench.chooseFromLayout("Show Watchlist");
  await expect(row).toContainText("REPLAY");
  await expect(row).not.toContainText("2,874.56");
  await workbench.stopSession();
  await expect(row).not.toContainText("REPLAY");
  await expect(row).toContainText("2,874.56");
  expect(window.pageErrors).toEqual([]);
});

test("regimes are shown over time, and a strategy is opened with its parameters", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await workbench.chooseFromLayout("Show Regime");
  await expect(page.getByRole("group", { name: "Current regime" })).toContainText("2020-04-17");
  await expect(page.getByRole("img", { name: /^Regimes of SPX from / })).toBeVisible();
  await expect(page.getByRole("table", { name: "Transitions" })).toContainText("%");

  await workbench.chooseFromLayout("Show Strategies");
  const table = page.getByRole("table", { name: "Strategies" });
  await table.getByText("Momentum", { exact: true }).click();
  const details = page.getByRole("complementary", { name: "Strategy Momentum" });
  await details.getByLabel("Lookback, bars").fill("0");
  await expect(details.getByText("must be from 2 to 300")).toBeVisible();
  await expect(details.getByRole("button", { name: "Backtest…" })).toBeDisabled();
  await details.getByLabel("Lookback, bars").fill("30");
  await details.getByRole("button", { name: "Backtest…" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("strategy_backtest");
  await workbench.showMoreInputs();
  await expect(page.getByLabel("Parameters of the strategy")).toHaveValue("lookback=30");
  await workbench.run.click();
  await workbench.completes();
  expect(window.pageErrors).toEqual([]);
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import type { Window } from "./launch.ts";
import { focusedName, tabTo } from "./pages/keyboard.ts";
import { Workbench } from "./pages/workbench.ts";

const MOST_CLICKS = 6;

test.use({ isNewcomer: true });

/** Counts the clicks of the page from now on; the answer reads the count. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    dataset["clicks"] = "0";
    addEventListener("click", () => (dataset["clicks"] = String(Number(dataset["clicks"]) + 1)), true);
  });
  return async () => Number(await page.locator("html").getAttribute("data-clicks"));
}

/** The text of the report that a press opens in a window of its own. */
async function readReport({ app }: Window, open: () => Promise<void>): Promise<string> {
  const opened = app.waitForEvent("window");
  await open();
  const report = await opened;
  // Nobody reads, and nobody closes, what is not shown yet.
  const shown = await app.browserWindow(report);
  await expect.poll(() => shown.evaluate((one) => one.isVisible())).toBe(true);
  await expect(report.locator("body")).toContainText("Sharpe ratio");
  const text = await report.locator("body").innerText();
  await report.close();
  return text;
}

const step = (page: Page, name: string) =>
  page.getByRole("list", { name: "List of first steps" }).getByRole("button", { name, exact: true });

test("a first launch leads to a finished report in a few clicks, without a network", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await window.app.context().setOffline(true);
  const clicks = await countClicks(page);

  await page.getByRole("button", { name: "Swing and investing" }).click();
  await expect(step(page, "Sample data, done")).toBeVisible();
  await step(page, "Run a backtest").click();
  await workbench.completes();
  await expect(page.getByRole("figure", { name: /^Chart of SPX/ })).toBeVisible();
  await expect(step(page, "Run a backtest, done")).toBeVisible();
  const report = await readReport(window, () => step(page, "Read the report").click());

  expect(report).toContain("SPX");
  expect(await workbench.statistic("Sharpe ratio")).toMatch(/\d/);
  const count = await clicks();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(MOST_CLICKS);

  await step(page, "Open it in the builder").click();
  await expect(page.getByRole("main", { name: "Workflow builder" })).toContainText("fetch_data");
  await step(page, "Trade on paper").click();
  await expect(page.getByRole("status", { name: "First steps done" })).toHaveText("You know your way");
  await expect(workbench.mode).toContainText("PAPER");
  await page.getByRole("button", { name: "Put the first steps away" }).click();
  await expect(page.getByRole("region", { name: "First steps" })).toHaveCount(0);
  expect(window.pageErrors).toEqual([]);
});

test("a report is kept as a file as quickly, from the invitation", async ({ workbench }) => {
  const { page } = workbench;
  const clicks = await countClicks(page);
  await page.getByRole("button", { name: "Run the first backtest" }).click();
  await workbench.completes();
  const report = readFileSync(await workbench.exportAs("HTML report"), "utf8");
  expect(report).toContain("Sharpe");
  expect(report).not.toContain("<script");
  expect(await clicks()).toBeLessThanOrEqual(MOST_CLICKS);
});

for (const [profile, workspace, density] of [
  ["Day trading", "Trade", "compact"],
  ["Research and backtests", "Research", "compact"],
] as const) {
  test(`${profile} sets the window up, and its first backtest ends with a report`, async ({
    workbench,
    window,
  }) => {
    const { page } = workbench;
    await page.getByRole("button", { name: profile }).click();
    await expect(page.getByRole("button", { name: workspace, exact: true })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expect(page.locator("html")).toHaveAttribute("data-density", density);
    await step(page, "Run a backtest").click();
    await workbench.completes();
    expect(await readReport(window, () => step(page, "Read the report").click())).toContain("Trades");
  });
}

test("the first steps by keyboard alone; put away they come back from the palette, and nothing done is forgotten", async ({
  workbench,
  window,
  workspace,
}) => {
  const { page } = workbench;
  await tabTo(page, /^Swing and investing$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Run a backtest$/);
  await page.keyboard.press("Enter");
  await workbench.completes();
  await tabTo(page, /^Read the report$/);
  await readReport(window, () => page.keyboard.press("Enter"));
  await expect(step(page, "Read the report, done")).toBeVisible();
  await tabTo(page, /^Put the first steps away$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "First steps" })).toHaveCount(0);
  await window.app.close();

  const second = await openWindow(workspace);
  const again = new Workbench(second.page);
  await again.isReady();
  await expect(second.page.getByRole("region", { name: "First steps" })).toHaveCount(0);
  await second.page.keyboard.press("Control+k");
  await second.page.keyboard.type("first steps");
  await expect(second.page.getByRole("option", { name: "First steps" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await second.page.keyboard.press("Enter");
  await expect(second.page.getByRole("status", { name: "First steps done" })).toHaveText(
    "First steps 3 of 5",
  );
  await tabTo(second.page, /^Open it in the builder$/);
  expect(await focusedName(second.page)).toBe("Open it in the builder");
  const kept = path.join(workspace.environment["GPT_TRADER_WORKSPACE"] ?? "", "window", "onboarding.json");
  expect(JSON.parse(readFileSync(kept, "utf8"))).toMatchObject({
    profile: "investor",
    done: ["sample_data", "backtest", "report"],
  });
  await second.app.close();
});

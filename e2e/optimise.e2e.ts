import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { test } from "./launch.ts";
import { letTimePass } from "./pages/clock.ts";
import { comesToRest } from "./pages/comes-to-rest.ts";
import { tabTo } from "./pages/keyboard.ts";
import { openByKeyboard } from "./pages/panels.ts";

const SEARCH_MS = 60_000;

/** What axe finds in a part of the window that keeps people out of it. Electron opens no page beside it for axe. */
async function barriers(page: Page, part: string): Promise<readonly string[]> {
  await comesToRest(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

const studyOf = (page: Page, name: string): Locator => page.getByRole("region", { name: `Study ${name}` });

test("a person searches parameters, doubts the choice, and applies it", async ({ workbench, window }) => {
  const { page } = workbench;
  await workbench.chooseFromLayout("Show Optimiser");
  const panel = page.getByRole("region", { name: "Searches of parameters" });
  await expect(panel).toContainText("No search was made in this workspace yet");
  await panel.getByRole("button", { name: "Start search" }).click();
  const study = studyOf(page, "study-1");
  await expect(study).toContainText("complete", { timeout: SEARCH_MS });

  await expect(study.getByRole("table", { name: "Figures of the choice" })).toContainText(
    "Choice, unseen days",
  );
  const doubts = study.getByRole("list", { name: "What to doubt" });
  await expect(doubts).toContainText("How likely the choice is better than the best of as many trials");
  await expect(doubts).toContainText("Probability of overfitting");
  expect(await barriers(page, ".optimiser")).toEqual([]);

  await study.getByRole("tab", { name: "Heat map" }).click();
  const map = study.getByRole("table", { name: "Sharpe ratio by fast and slow" });
  await expect(map.getByText("the choice", { exact: true })).toHaveCount(1);
  expect(await barriers(page, ".optimiser")).toEqual([]);

  await study.getByRole("tab", { name: "Apply" }).click();
  await expect(study.getByRole("list", { name: "What the choice changes" })).toContainText("added: ");
  await expect(workbench.workflows.getByText("tuned_strategy")).toHaveCount(0);
  await study.getByRole("button", { name: "Write workflow" }).click();
  await expect(study.getByRole("status", { name: "Application of the study" })).toHaveText(
    "Written as tuned_strategy.",
  );
  expect(await barriers(page, ".optimiser")).toEqual([]);
  await study.getByRole("button", { name: "Show tuned_strategy" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("tuned_strategy");
  expect(window.pageErrors).toEqual([]);
});

test("a person searches and applies by keyboard alone", async ({ workbench }) => {
  const { page } = workbench;
  await tabTo(page, /^Layout$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /Optimiser/, "ArrowDown");
  await page.keyboard.press("Enter");
  const plan = page.getByRole("status", { name: "Size of the search" });
  await expect(plan).toHaveText("64 combinations at most. No search was timed in this workspace yet.");
  await tabTo(page, /^How to choose Fast average$/);
  await page.keyboard.press("ArrowDown");
  for (const [part, value] of [
    ["from", "5"],
    ["to", "20"],
    ["step", "5"],
  ] as const) {
    await tabTo(page, new RegExp(`^Fast average, ${part}$`));
    await page.keyboard.press("Control+A");
    await page.keyboard.type(value);
  }
  await tabTo(page, /^How to choose Slow average$/);
  await page.keyboard.press("End");
  await tabTo(page, /^Values of Slow average$/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("30 60 1000");
  const slow = page.getByRole("listitem", { name: "Slow average" });
  await expect(slow).toContainText("every value must be from 3 to 400");
  await expect(page.getByRole("button", { name: "Start search" })).toBeDisabled();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("30 60 90");
  await expect(plan).toContainText("12 combinations at most.");
  await tabTo(page, /^Start search$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(studyOf(page, "study-1")).toContainText("complete", { timeout: SEARCH_MS });
  await expect(studyOf(page, "study-1").getByRole("table", { name: "Figures of the choice" })).toBeVisible();
  await expect(plan).toContainText("at the pace of study-1.");
  await tabTo(page, /^Overview$/);
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("tab", { name: "Apply" })).toHaveAttribute("aria-selected", "true");
  await tabTo(page, /^Name of the written workflow$/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("tuned_by_key");
  await expect(page.getByRole("list", { name: "What the choice changes" })).toContainText("tuned_by_key");
  await tabTo(page, /^Write workflow$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status", { name: "Application of the study" })).toHaveText(
    "Written as tuned_by_key.",
  );
});

test("the closed days open once, after a question", async ({ workbench }) => {
  const { page } = workbench;
  await workbench.chooseFromLayout("Show Optimiser");
  await workbench.showMoreInputs();
  await workbench.fill("Part at the end that stays closed", "0.2");
  await page.getByRole("button", { name: "Start search" }).click();
  const study = studyOf(page, "study-1");
  await expect(study).toContainText("complete", { timeout: SEARCH_MS });
  await study.getByRole("tab", { name: "Hold-out" }).click();
  const state = study.getByRole("status", { name: "State of the hold-out" });
  await expect(state).toHaveText("The days are closed.");
  await study.getByRole("button", { name: "Open the hold-out…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(state).toHaveText("The days are closed.");
  await study.getByRole("button", { name: "Open the hold-out…" }).click();
  await page.getByRole("button", { name: "Open them" }).click();
  await expect(state).toContainText("Opened", { timeout: SEARCH_MS });
  await expect(study.getByRole("button", { name: "Open the hold-out…" })).toBeDisabled();
});

test("a walk forward shows its windows, beside another study", async ({ workbench }) => {
  const { page } = workbench;
  await workbench.chooseFromLayout("Show Optimiser");
  await page.getByRole("button", { name: "Walk forward" }).click();
  await page.getByRole("button", { name: "Start search" }).click();
  await expect(studyOf(page, "study-1")).toContainText("complete", { timeout: SEARCH_MS });
  await studyOf(page, "study-1").getByRole("tab", { name: "Windows" }).click();
  await expect(page.getByRole("table", { name: "Windows", exact: true }).getByRole("row")).toHaveCount(6);
  await expect(page.getByRole("figure", { name: "Return by window" })).toBeVisible();
  expect(await barriers(page, ".optimiser")).toEqual([]);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("button", { name: "Start search" }).click();
  await expect(studyOf(page, "study-2")).toContainText("complete", { timeout: SEARCH_MS });
  await page.getByRole("checkbox", { name: "Compare study-1" }).check();
  await page.getByRole("checkbox", { name: "Compare study-2" }).check();
  await expect(page.getByRole("table", { name: "Compared studies" })).toContainText("≠ kind");
});

test("a result is read page by page", async ({ workbench, window }) => {
  const { page } = workbench;
  await workbench.run.click();
  await workbench.completes();
  await page.getByRole("button", { name: "Full result" }).click();
  const book = page.getByRole("region", { name: /^Result of / });
  const caption = book.locator("figcaption");
  const traded = /^Shows (2009-12-(29|3\d)|2010-01-0\d) to (2019-12-31|2020-01-0\d)$/;
  await expect(caption).toHaveText(traded);
  await openByKeyboard(page, "Optimiser");
  await openByKeyboard(page, "Backtest result");
  await expect(caption, "what was in view before another panel lay over it").toHaveText(traded);
  await book.getByRole("table", { name: "Trades" }).getByRole("row").nth(1).click();
  await book.getByRole("tab", { name: "Returns" }).click();
  await expect(book.getByRole("table", { name: "Monthly returns" }).getByRole("row")).toHaveCount(11);
  await book.getByRole("button", { name: "Yearly returns as a table" }).click();
  await expect(book.getByRole("table", { name: "Yearly returns, table" })).toContainText("2019");
  expect(await barriers(page, ".book")).toEqual([]);
  await book.getByRole("tab", { name: "Risk" }).click();
  await expect(book.getByRole("figure", { name: "Rolling beta" })).toBeVisible();
  expect(await barriers(page, ".book")).toEqual([]);

  expect(window.pageErrors).toEqual([]);
});

test("a run is simulated from its result", async ({ workbench, window }) => {
  const { page } = workbench;
  await workbench.run.click();
  await workbench.completes();
  await page.getByRole("button", { name: "Full result" }).click();
  const book = page.getByRole("region", { name: /^Result of / });
  await book.getByRole("tab", { name: "Monte Carlo" }).click();
  await book.getByRole("button", { name: "Simulate this run" }).click();
  await workbench.completesAsRun(2);
  await page.getByRole("button", { name: "Full result" }).click();
  await book.getByRole("tab", { name: "Monte Carlo" }).click();
  const fan = book.getByRole("figure", { name: "Account value, other market paths" });
  await expect(fan).toContainText(/200 simulations, seed \d+/);
  await fan.getByRole("button", { name: /as a table$/ }).click();
  await expect(fan.getByRole("columnheader")).toHaveText([
    "Time",
    "5 %",
    "25 %",
    "Median",
    "75 %",
    "95 %",
    "Really",
  ]);
  expect(await barriers(page, ".book")).toEqual([]);
  expect(window.pageErrors).toEqual([]);
});

test("two runs stand side by side, and where they part", async ({ workbench, window }) => {
  const { page } = workbench;
  await workbench.run.click();
  await workbench.completes();
  await workbench.showMoreInputs();
  await workbench.fill("Fee a side", "60");
  await letTimePass(page);
  await workbench.run.click();
  await workbench.completesAsRun(2);
  await workbench.chooseFromLayout("Show Run comparison");
  const choice = page.getByRole("list", { name: "Runs to compare" });
  await choice.getByRole("checkbox").nth(1).check();
  await choice.getByRole("checkbox").nth(0).check();
  await expect(page.getByRole("region", { name: "Where they part" })).toContainText("They part at fill 1");
  await expect(page.getByRole("table", { name: "Figures side by side" })).toContainText("Sharpe ratio");
  expect(await barriers(page, ".comparison")).toEqual([]);
  expect(window.pageErrors).toEqual([]);
});

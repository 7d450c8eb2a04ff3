import { expect } from "@playwright/test";
import { addOldRuns, test } from "./launch.ts";

test("runs are found, run again with and without a change, and compared", async ({ workbench }) => {
  const { page } = workbench;
  await workbench.run.click();
  await workbench.completes();
  await workbench.chooseWorkflow("strategy_backtest");
  await page.getByLabel("Strategy", { exact: true }).selectOption("sma_cross");
  await workbench.run.click();
  await workbench.completes();
  await expect(workbench.runs.getByRole("listitem")).toHaveCount(2);

  await page.getByRole("searchbox", { name: "Search runs" }).fill("simple");
  await expect(workbench.runs.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: /^Filter/ }).click();
  await page.getByLabel("Status", { exact: true }).selectOption("failed");
  await expect(page.getByText("No run fits.")).toBeVisible();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await page.getByLabel("Workflow", { exact: true }).selectOption("simple_backtest");
  await expect(workbench.runs.getByRole("listitem")).toHaveCount(1);
  await workbench.runs.getByRole("button").first().click();
  await expect(page.getByText("version 1, the present one")).toBeVisible();

  await page.getByRole("button", { name: "Run again" }).click();
  await workbench.completesAsRun(2);
  await page.getByRole("button", { name: "Change and run" }).click();
  await workbench.fill("Fee a side", "50");
  await workbench.run.click();
  await workbench.completesAsRun(3);

  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await workbench.runs.getByRole("button").last().click();
  const figures = page.getByRole("table", { name: "Compared figures" });
  await expect(figures.getByRole("row", { name: /^Inputs feeBps 50 / })).toBeVisible();
  await expect(figures.getByRole("row", { name: /^Statistics Total return/ })).toBeVisible();
  await expect(figures.getByRole("row", { name: /^Inputs symbols/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(workbench.runStatus).toContainText("completed");
});

test("ten thousand runs are searched and scrolled through with a few of them in the page", async ({
  workbench,
  workspace,
}) => {
  const { page, runs } = workbench;
  await workbench.run.click();
  await workbench.completes();
  addOldRuns(workspace, 10_000);

  await page.getByRole("searchbox", { name: "Search runs" }).fill("run-old-77");
  const panel = page.getByRole("region", { name: "Runs" });
  await expect(panel).toContainText("111");
  await expect(runs.getByRole("button").first()).toHaveAttribute("title", /^run-old-77\n/);
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect(panel).toContainText("10,001");
  await runs.getByRole("button").first().focus();
  await runs.evaluate((list) => list.parentElement?.scrollTo(0, list.scrollHeight));
  await expect(runs.getByRole("button").last()).toHaveAttribute("title", /^run-old-10000\n/);
  expect(await runs.getByRole("listitem").count()).toBeLessThan(60);
});

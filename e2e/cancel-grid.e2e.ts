import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { ENDLESS_GRID } from "#main/acceptance/testing/endless-grid.ts";
import { test } from "./launch.ts";

test("a person cancels a grid search while it runs", async ({ workspace, workbench }) => {
  const folder = path.join(workspace.environment["GPT_TRADER_WORKSPACE"] ?? "", "workflows");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "endless_grid.yaml"), ENDLESS_GRID);
  await workbench.page.reload();
  await workbench.isReady();
  await workbench.chooseWorkflow("endless_grid");
  await workbench.run.click();
  await expect(workbench.steps.getByRole("listitem", { name: "search_on: running" })).toBeVisible({
    timeout: 30_000,
  });
  await expect(workbench.steps.getByRole("progressbar").first()).toBeVisible();

  await workbench.cancel.click();
  await expect(workbench.runStatus).toContainText("cancelled");
  await expect(workbench.steps.getByRole("listitem", { name: "search_on: cancelled" })).toBeVisible();
  await expect(workbench.cancel).toBeDisabled();
});

test("a grid search shows its choice beside the days that it never saw", async ({ workbench }) => {
  const { page } = workbench;
  await workbench.chooseWorkflow("grid_search");
  await workbench.run.click();
  await workbench.completes();
  const study = page.getByRole("table", { name: "Study" });
  await expect(study.getByRole("row").nth(1)).toContainText("Best, searched days");
  await expect(study.getByRole("row").nth(2)).toContainText("Best, unseen days");
  await expect(study.getByRole("row").nth(3)).toContainText("Defaults");
  const trials = page.getByRole("table", { name: "Best trials" });
  await expect(trials.getByRole("row").nth(1)).toContainText(/^1\D/);
  const sharpes = await trials.locator("tbody tr td:nth-child(3)").allInnerTexts();
  const figures = sharpes.map((text) => Number(text.replace("−", "-")));
  expect(figures).toEqual(figures.toSorted((left, right) => right - left));
});

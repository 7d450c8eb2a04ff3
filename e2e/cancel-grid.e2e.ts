import { expect } from "@playwright/test";
import { test } from "./launch.ts";

/** From the press to "cancelled" on the screen. */
const PROMISED_MS = 500;

test("a person cancels a large grid search while it runs", async ({ workbench }, info) => {
  await workbench.chooseWorkflow("grid_search");
  await workbench.showMoreInputs();
  await workbench.fill("Values a parameter", "100");
  await workbench.fill("Most backtests to run", "10000");
  await workbench.run.click();
  await expect(workbench.steps.getByRole("listitem", { name: "search: running" })).toBeVisible();
  await expect(workbench.steps.getByRole("progressbar")).toHaveAttribute("aria-valuenow", /\d/, {
    timeout: 30_000,
  });

  const elapsedMs = await workbench.page.evaluate(async () => {
    const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
    const startMs = performance.now();
    find('[aria-label="Cancel run"]').click();
    while (!find('[aria-label="Run status"]').textContent.includes("cancelled")) {
      await new Promise(requestAnimationFrame);
      if (performance.now() - startMs > 30_000) break;
    }
    return performance.now() - startMs;
  });

  info.annotations.push({
    type: "cancel",
    description: `${elapsedMs.toFixed(0)} ms from the press to "cancelled" (promised: ${PROMISED_MS} ms)`,
  });
  console.log(`cancel of a running grid: ${elapsedMs.toFixed(0)} ms, promised ${PROMISED_MS} ms`);
  expect(elapsedMs).toBeLessThan(PROMISED_MS);
  await expect(workbench.steps.getByRole("listitem", { name: "search: cancelled" })).toBeVisible();
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

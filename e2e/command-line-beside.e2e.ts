import { expect } from "@playwright/test";
import { test } from "./launch.ts";

test("a run of the command line shows in the window that owns the workspace", async ({
  workbench,
  runCommandLine,
}) => {
  expect(await runCommandLine("status")).toContain("process");
  const printed = await runCommandLine(
    ..."run --workflow simple_backtest --symbols SPX --from 2012-01-01 --to 2016-12-31 --json".split(" "),
  );
  const { runId, statistics } = JSON.parse(printed) as {
    readonly runId: string;
    readonly statistics: { readonly sharpe: number };
  };

  const run = workbench.runs.getByRole("button", { name: /simple_backtest/ });
  await expect(run).toHaveCount(1);
  await run.click();
  await workbench.completes();
  expect(await workbench.statistic("Sharpe ratio")).toBe(statistics.sharpe.toFixed(2).replace("-", "−"));
  await expect(workbench.page.getByText(runId, { exact: true })).toBeVisible();
});

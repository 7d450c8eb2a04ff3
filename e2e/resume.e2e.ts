import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

test("a run whose program was killed is completed after the next start", async ({
  workspace,
  runCommandLine,
}) => {
  const first = await openWindow(workspace);
  const before = new Workbench(first.page);
  await before.isReady();
  await before.chooseWorkflow("grid_search");
  await before.showMoreInputs();
  await before.fill("Values a parameter", "40");
  await before.fill("Most backtests to run", "10000");
  await before.run.click();
  await expect(before.steps.getByRole("progressbar")).toHaveAttribute("aria-valuenow", /\d/, {
    timeout: 30_000,
  });
  const main = first.app.process();
  const isGone = new Promise<void>((resolve) => void main.once("exit", () => resolve()));
  main.kill("SIGKILL");
  await isGone;
  const status = JSON.parse(await runCommandLine("status", "--json")) as { readonly runs: readonly object[] };
  expect(status.runs).toMatchObject([{ status: "failed", error: { code: "run.interrupted" } }]);

  const second = await openWindow(workspace);
  const after = new Workbench(second.page);
  await after.isReady();
  await after.completes();
  await expect(after.page.getByRole("table", { name: "Study" })).toBeVisible();
  await second.app.close();
});

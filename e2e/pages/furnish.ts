import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { BuilderPage } from "./builder.ts";
import { letTimePass } from "./clock.ts";
import type { Workbench } from "./workbench.ts";

const LONG_MS = 120_000;

/** Fills a workspace with what people have after some days: backtests, a search, a walk forward, a paper session. */
export async function furnish(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await searchParameters(workbench);
  await workbench.chooseWorkflow("paper_trading");
  await workbench.fill("Symbols", "AAPL MSFT");
  await workbench.run.click();
  const fills = page.getByRole("group", { name: "Fills", exact: true });
  await expect(fills).toContainText(/\d{2}/, { timeout: LONG_MS });
  await workbench.stopSession();
  await expect(page.getByRole("list", { name: "Paper sessions" })).toContainText("stopped");
  await workbench.chooseWorkflow("simple_backtest");
  await workbench.fill("Symbols", "FB");
  await workbench.run.click();
  // It has no bars of those days: a run that failed, and the alert of it.
  await expect(workbench.runStatus).toContainText("failed");
  await workbench.fill("Symbols", "SPX");
  for (const from of ["2015-01-02", "2010-01-04"]) {
    await letTimePass(page);
    await workbench.fill("First day traded", from);
    await workbench.run.click();
    await workbench.completes();
  }
}

async function searchParameters(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.chooseFromLayout("Show Optimiser");
  const panel = page.getByRole("region", { name: "Searches of parameters" });
  for (const [kind, study] of [
    ["Walk forward", "study-1"],
    ["Search", "study-2"],
  ] as const) {
    await panel.getByRole("button", { name: kind, exact: true }).click();
    await panel.getByRole("button", { name: "Start search" }).click();
    await expect(page.getByRole("region", { name: `Study ${study}` })).toContainText("complete", {
      timeout: LONG_MS,
    });
  }
  await workbench.chooseFromLayout("Reset layout");
}

/** What a person does in a panel before there is something to see, by the panel's title. */
export const ARRANGED: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  Builder: async (page) => {
    const builder = new BuilderPage(page);
    await builder.open("regime_adaptive");
  },
  "Run comparison": async (page) => {
    const panel = page.getByRole("region", { name: "Runs side by side" });
    for (const index of [0, 1]) await panel.getByRole("checkbox").nth(index).check();
  },
  Optimiser: async (page) => {
    const panel = page.getByRole("region", { name: "Searches of parameters" });
    await panel.getByRole("list", { name: "Studies" }).getByText("study-2").click();
    await panel.getByRole("tab", { name: "Heat map" }).click();
  },
  Data: async (page) => {
    await page.getByRole("table", { name: "Series" }).getByText("SPX", { exact: true }).click();
  },
  "Paper desk": async (page) => {
    const panel = page.getByRole("region", { name: "Paper desk" });
    await panel.getByRole("table", { name: "Sessions" }).getByRole("row").nth(1).click();
    await panel.getByRole("tab", { name: /^Fills/ }).click();
  },
  "Why did it trade": async (page) => {
    await page
      .getByRole("button", { name: /^Why fill of / })
      .first()
      .click();
  },
  Alerts: async (page) => {
    await page.getByRole("tab", { name: /^Rules/ }).click();
  },
};

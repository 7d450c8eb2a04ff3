import path from "node:path";
import { expect } from "@playwright/test";
import { takeRunsAway, test } from "./launch.ts";
import type { Window } from "./launch.ts";
import type { Workbench } from "./pages/workbench.ts";

const FOLDER = path.resolve(import.meta.dirname, "../docs/screenshots");
const SIZES = [
  { width: 1366, height: 768 },
  { width: 2560, height: 1440 },
];

test.skip(process.env["GPT_TRADER_SCREENSHOTS"] === undefined, "only when pictures are wanted");

async function resize(
  { app }: Window,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}

async function useTheme({ page }: Workbench, theme: "dark" | "light"): Promise<void> {
  const button = page.getByRole("button", { name: /^Theme: / });
  const isOn = async (): Promise<boolean> => (await button.getAttribute("aria-label")) === `Theme: ${theme}`;
  while (!(await isOn())) await button.click();
}

async function takeAll(name: string, workbench: Workbench, window: Window): Promise<void> {
  for (const size of SIZES) {
    await resize(window, size);
    for (const theme of ["dark", "light"] as const) {
      await useTheme(workbench, theme);
      await workbench.page.mouse.move(2, 2);
      await workbench.page.waitForTimeout(500);
      await workbench.page.screenshot({ path: path.join(FOLDER, `${name}-${size.width}-${theme}.png`) });
    }
  }
}

async function takeOne(
  name: string,
  size: (typeof SIZES)[number],
  workbench: Workbench,
  window: Window,
): Promise<void> {
  await resize(window, size);
  await useTheme(workbench, "dark");
  await workbench.page.mouse.move(2, 2);
  await workbench.page.waitForTimeout(500);
  await workbench.page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
}

const [SMALL] = SIZES as [(typeof SIZES)[number]];

test("picture of the first launch", async ({ workbench, window }) => {
  await takeOne("first-launch-1366-dark", SMALL, workbench, window);
});

test("pictures of a backtest", async ({ workbench, window }) => {
  await workbench.run.click();
  await workbench.completes();
  await expect(workbench.page.getByRole("figure")).toBeVisible();
  await takeOne("backtest-dark", { width: 1600, height: 1000 }, workbench, window);
  await takeAll("backtest", workbench, window);
  await workbench.page.getByRole("tab", { name: "Contributions" }).click();
  await takeOne("contributions-1366-dark", SMALL, workbench, window);
});

test("picture of a grid search", async ({ workbench, window }) => {
  await workbench.chooseWorkflow("grid_search");
  await workbench.run.click();
  await workbench.completes();
  await expect(workbench.page.getByRole("table", { name: "Study" })).toBeVisible();
  await takeOne("grid-search-1366-dark", SMALL, workbench, window);
});

test("picture of live trading that is refused", async ({ workbench, window }) => {
  await workbench.chooseWorkflow("live_trading");
  await workbench.run.click();
  await expect(workbench.alert.first()).toBeVisible();
  await takeOne("live-refused-1366-dark", SMALL, workbench, window);
});

test("pictures of a paper session", async ({ workbench, window }) => {
  await workbench.chooseWorkflow("paper_trading");
  await workbench.run.click();
  const fills = workbench.page.getByRole("group", { name: "Fills", exact: true });
  await expect(fills).toContainText(/[4-9]|\d\d/, { timeout: 90_000 });
  await takeAll("paper", workbench, window);
});

test("pictures of the monitor, a comparison and the history", async ({ workbench, window, workspace }) => {
  const { page } = workbench;
  const giveBack = takeRunsAway(workspace);
  await workbench.run.click();
  await workbench.completes();
  giveBack();
  await page.getByRole("button", { name: "Monitor", exact: true }).click();
  await page.getByRole("button", { name: "Verify logs" }).click();
  await expect(page.getByText("● whole").first()).toBeVisible();
  await takeAll("monitor", workbench, window);
  await page.getByRole("button", { name: "Back to the desk" }).click();

  await workbench.chooseWorkflow("paper_trading");
  await workbench.run.click();
  const fills = page.getByRole("group", { name: "Fills", exact: true });
  await expect(fills).toContainText(/[1-9]/, { timeout: 90_000 });
  await page.getByRole("button", { name: "Stop session" }).click();
  await page.getByRole("button", { name: "Monitor", exact: true }).click();
  await page.getByRole("tab", { name: "Audit trail" }).click();
  await page.getByLabel("Event name").fill("order.filled");
  await page.getByRole("button", { name: "Search events" }).click();
  await page.getByRole("button", { name: "Why this order?" }).click();
  await expect(page.getByText(/^How this order came to be/)).toBeVisible();
  await takeOne("audit-1366-dark", SMALL, workbench, window);
  await page.getByRole("button", { name: "Back to the desk" }).click();

  await workbench.chooseWorkflow("simple_backtest");
  for (const fee of ["5", "60"]) {
    await workbench.showMoreInputs();
    await workbench.fill("Fee a side", fee);
    await workbench.run.click();
    await workbench.completes();
  }
  await page.getByRole("button", { name: /^Filter/ }).click();
  await takeOne("history-1366-dark", SMALL, workbench, window);
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("button", { name: /^Filter/ }).click();
  await workbench.runs.getByRole("button").nth(1).click();
  await expect(page.getByRole("table", { name: "Compared figures" })).toBeVisible();
  await takeOne("comparison-1366-dark", SMALL, workbench, window);
});

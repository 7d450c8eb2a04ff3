import path from "node:path";
import { expect } from "@playwright/test";
import { test } from "./launch.ts";
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

test("pictures of a backtest", async ({ workbench, window }) => {
  await workbench.run.click();
  await workbench.completes();
  await expect(workbench.page.getByRole("figure")).toBeVisible();
  await takeAll("backtest", workbench, window);
});

test("pictures of a paper session", async ({ workbench, window }) => {
  await workbench.chooseWorkflow("paper_trading");
  await workbench.run.click();
  const fills = workbench.page.getByRole("group", { name: "Fills", exact: true });
  await expect(fills).toContainText(/[4-9]|\d\d/, { timeout: 90_000 });
  await takeAll("paper", workbench, window);
});

import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "./launch.ts";

const MOST_CLICKS = 6;

test("a first launch leads to a finished report in a few clicks, without a network", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await window.app.context().setOffline(true);
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    dataset["clicks"] = "0";
    addEventListener("click", () => (dataset["clicks"] = String(Number(dataset["clicks"]) + 1)), true);
  });

  await page.getByRole("button", { name: "Run the first backtest" }).click();
  await workbench.completes();
  await expect(page.getByRole("figure", { name: /^Chart of SPX/ })).toBeVisible();
  expect(await workbench.statistic("Sharpe ratio")).toMatch(/\d/);
  const report = readFileSync(await workbench.exportAs("HTML report"), "utf8");

  expect(report).toContain("Sharpe");
  expect(report).not.toContain("<script");
  const clicks = Number(await page.locator("html").getAttribute("data-clicks"));
  expect(clicks).toBeGreaterThan(0);
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
  expect(window.pageErrors).toEqual([]);
});

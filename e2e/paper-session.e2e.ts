import { expect } from "@playwright/test";
import { test } from "./launch.ts";

test("a person starts, watches and stops a paper session", async ({ workbench, window }) => {
  const { page } = workbench;
  await workbench.chooseWorkflow("paper_trading");
  await expect(workbench.mode).toContainText("PAPER");
  await expect(page).toHaveTitle(/^PAPER /);
  await workbench.fill("Symbols", "AAPL MSFT");
  await workbench.showMoreInputs();
  await page.keyboard.press("Escape");
  await workbench.run.click();

  const fills = page.getByRole("group", { name: "Fills", exact: true });
  await expect(fills).toContainText(/[1-9]/, { timeout: 60_000 });
  await expect(page.getByText("SYNTHETIC").first()).toBeVisible();
  const bars = page.getByRole("group", { name: "Bars", exact: true });
  const before = await bars.innerText();
  await expect(bars).not.toHaveText(before);

  const chart = page.getByRole("figure", { name: /^Chart of the replay of AAPL: \d+ bars/ });
  await expect(chart).toContainText("Replay");
  const shownBars = Number(/: (\d+) bars/.exec((await chart.getAttribute("aria-label")) ?? "")?.[1]);
  expect(shownBars, "bars of the history before the session and of the session").toBeGreaterThan(250);
  for (const place of [".result", ".inspector", ".top-bar", ".status-bar"])
    expect(await page.locator(place).innerText(), `words of ${place}`).not.toMatch(/\blive\b(?! trade\b)/i);

  await page.getByRole("tab", { name: /^Fills/ }).click();
  await expect(page.getByRole("table", { name: "Fills" }).getByRole("row").nth(1)).toContainText("BUY");
  await page.getByRole("tab", { name: /^Positions/ }).click();
  await expect(page.getByRole("table", { name: "Positions" })).toBeVisible();

  await workbench.stopSession();
  await expect(page.getByRole("button", { name: "Stop session" })).toBeDisabled();
  await expect(page.getByRole("list", { name: "Paper sessions" })).toContainText("stopped");
  const atEnd = await bars.innerText();
  await page.waitForTimeout(1_000);
  expect(await bars.innerText()).toBe(atEnd);
  expect(window.pageErrors).toEqual([]);
});

import { expect } from "@playwright/test";
import { test } from "./launch.ts";

test("a wrong input is told with its field, its value and what to do, by keyboard alone", async ({
  workbench,
}) => {
  await workbench.fill("Symbols", "NOSUCH");
  await workbench.page.getByLabel("First day traded").fill("2010-13-01");
  await workbench.page.keyboard.press("Control+Enter");
  await expect(workbench.alert).toContainText("2010-13-01");
  await expect(workbench.page.getByLabel("First day traded")).toHaveAttribute("aria-invalid", "true");
  await expect(workbench.runs).toHaveCount(0);

  await workbench.fill("First day traded", "2019-01-01");
  await workbench.fill("Last day traded", "2011-01-01");
  await workbench.fill("Symbols", "SPX");
  await workbench.page.keyboard.press("Control+Enter");
  await expect(workbench.alert.first()).toContainText("2011-01-01");
});

test("live trading is refused with the reason and nothing is run", async ({ workbench }) => {
  await workbench.chooseWorkflow("live_trading");
  await expect(workbench.mode).toContainText("LIVE");
  await workbench.page.keyboard.press("Control+Enter");
  await expect(workbench.alert.first()).toContainText("no key starts trading with real money");
  await expect(workbench.runs).toHaveCount(0);

  await workbench.run.click();
  await expect(workbench.alert.first()).toContainText(/no broker configured|out of support/);
  await expect(workbench.alert.first().locator(".error-card__remedy")).toBeVisible();
  await expect(workbench.page.locator(".shell--live")).toBeVisible();
});

test("choosing live for a paper workflow puts the paper account away", async ({ workbench }) => {
  await workbench.chooseWorkflow("paper_trading");
  await workbench.run.click();
  await expect(workbench.page.getByRole("group", { name: "Account" })).toBeVisible({ timeout: 30_000 });
  await workbench.page.getByLabel("Mode").last().selectOption("live");
  await expect(workbench.mode).toContainText("LIVE");
  await expect(workbench.page.getByRole("group", { name: "Account" })).toHaveCount(0);
});

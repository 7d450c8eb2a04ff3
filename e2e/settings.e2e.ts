import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { chooseFile, openWindow, test } from "./launch.ts";

test("settings are found, take effect at once and survive a restart", async ({
  workbench,
  workspace,
  window,
}) => {
  const { page } = workbench;
  await workbench.run.click();
  await workbench.completes();
  const english = await workbench.statistic("Sharpe ratio");
  expect(english).toMatch(/^−?\d\.\d\d$/);

  await page.keyboard.press("Control+,");
  await page.getByLabel("Search settings", { exact: true }).fill("numbers");
  await expect(page.getByLabel("Theme", { exact: true })).toHaveCount(0);
  await page.getByLabel("Numbers", { exact: true }).selectOption("de-DE");
  const sharpe = page.getByRole("group", { name: "Sharpe ratio", exact: true }).locator(".number");
  await expect(sharpe).toHaveText(english.replace(".", ","));

  await page.getByLabel("Search settings", { exact: true }).fill("");
  await page.getByLabel("Colours of up and down", { exact: true }).selectOption("blue_orange");
  await page.getByLabel("Density", { exact: true }).selectOption("compact");
  await page.getByRole("tab", { name: "Run", exact: true }).click();
  await expect(page.getByRole("figure", { name: /^Chart of SPX/ })).toBeVisible();

  await page.keyboard.press("Control+,");
  await page.getByLabel("Search settings", { exact: true }).fill("workspace monitor");
  await page.getByRole("button", { name: "Key of Workspace Monitor: Ctrl+4" }).click();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("alert")).toContainText(
    "Ctrl+K does nothing, because it is the key of Find a command… and of Workspace Monitor.",
  );
  await page.getByRole("button", { name: "Key of Workspace Monitor: Ctrl+K" }).click();
  await page.keyboard.press("Control+m");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Export settings…", exact: true }).click();
  await expect(page.getByRole("status", { name: "Notice of the window" })).toContainText("settings.json");
  const exported: unknown = JSON.parse(
    readFileSync(path.join(workspace.exportFolder, "settings.json"), "utf8"),
  );
  expect(exported).toMatchObject({ numberLocale: "de-DE", keys: { "workspace.monitor": "$mod+m" } });
  expect(window.pageErrors).toEqual([]);
  await window.app.close();

  const second = await openWindow(workspace);
  await expect(second.page.locator("html")).toHaveAttribute("data-colours", "blue_orange");
  await expect(second.page.locator("html")).toHaveAttribute("data-density", "compact");
  await second.page.getByRole("tab", { name: "Run", exact: true }).click();
  await expect(second.page.getByRole("status", { name: "Run status" })).toContainText("completed");
  const card = second.page.getByRole("group", { name: "Sharpe ratio", exact: true });
  await expect(card.locator(".number")).toHaveText(english.replace(".", ","));
  await second.page.keyboard.press("Control+m");
  await expect(second.page.getByRole("heading", { level: 1, name: "Monitor" })).toBeVisible();
  await second.app.close();
});

test("everything can be done from the palette, by keyboard alone", async ({ workbench }) => {
  const { page } = workbench;
  const find = async (text: string, command: string): Promise<void> => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(text);
    await expect(page.getByRole("option", { name: command })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
  };
  await find("strategy_backt", "strategy_backtest");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("strategy_backtest");
  await find("high contrast", "Theme: high contrast");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "high_contrast");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("no such thing");
  await expect(page.getByText("Nothing is called “no such thing”.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.locator("body").press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Find a command…");
  await page.keyboard.press("Escape");
  await workbench.run.click();
  await workbench.completes();
  await page.keyboard.press("Control+Shift+N");
  const centre = page.getByRole("dialog", { name: "Notifications" });
  await expect(centre.getByRole("list", { name: "Notifications" })).toContainText(
    "strategy_backtest completed",
  );
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("settings go from one workspace to another as a file, all or none of them", async ({
  workbench,
  workspace,
  window,
}) => {
  const { page } = workbench;
  const notice = page.getByRole("status", { name: "Notice of the window" });
  const file = path.join(workspace.exportFolder, "settings.json");
  await page.keyboard.press("Control+,");
  await page.getByLabel("Density", { exact: true }).selectOption("compact");
  await page.getByLabel("Time zone", { exact: true }).selectOption("utc");
  await page.getByRole("button", { name: "Export settings…", exact: true }).click();
  await expect(notice).toHaveText(`Saved ${file}`);

  await page.getByRole("button", { name: "Reset settings", exact: true }).click();
  await expect(page.getByLabel("Density", { exact: true })).toHaveValue("comfortable");
  const damaged = path.join(workspace.exportFolder, "damaged.json");
  writeFileSync(damaged, readFileSync(file, "utf8").replace('"utc"', '"mars"'));
  await chooseFile(window, damaged);
  await page.getByRole("button", { name: "Import settings…", exact: true }).click();
  await expect(notice).toContainText("The settings stay as they are");
  await expect(notice).toContainText("(at zone)");
  await expect(page.getByLabel("Density", { exact: true })).toHaveValue("comfortable");

  await chooseFile(window, file);
  await page.getByRole("button", { name: "Import settings…", exact: true }).click();
  await expect(notice).toHaveText("The settings were imported");
  await expect(page.getByLabel("Density", { exact: true })).toHaveValue("compact");
  await expect(page.getByLabel("Time zone", { exact: true })).toHaveValue("utc");
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
});

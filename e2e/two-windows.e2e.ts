import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

test("a panel leaves the window, shows the same truth there, and is found there again", async ({
  workbench,
  window,
  workspace,
}) => {
  const { page } = workbench;
  const [popout] = await Promise.all([
    window.app.waitForEvent("window"),
    workbench.chooseFromPanel("Inspector", "Open Inspector in its own window"),
  ]);
  await expect(popout).toHaveURL("app://workstation/popout.html");
  const steps = popout.getByRole("list", { name: "Run steps" });
  await expect(steps).toBeVisible();
  await expect(popout).toHaveTitle(/^BACKTEST · simple_backtest/);
  await expect(popout.locator("body")).toHaveClass(/popout--backtest/);

  await workbench.run.click();
  await workbench.completes();
  await expect(steps.getByRole("listitem", { name: /: completed$/ })).toHaveCount(7);
  await page.getByRole("button", { name: "Theme: dark" }).click();
  await expect(popout.locator("html")).toHaveAttribute("data-theme", "light");
  await popout.locator("body").press("Control+k");
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  await page.keyboard.press("Escape");

  const scripts = await popout.evaluate(() => document.scripts.length);
  expect(scripts, "scripts of the other window's page").toBe(0);
  expect(await popout.evaluate(() => globalThis.open("https://example.com/") === null)).toBe(true);
  expect(await page.evaluate(() => globalThis.open("app://workstation/index.html") === null)).toBe(true);
  expect(window.pageErrors).toEqual([]);
  await window.app.close();

  const second = await openWindow(workspace);
  const main = second.app.windows().find((one) => one.url().endsWith("index.html")) ?? second.page;
  await new Workbench(main).isReady();
  const findPopout = () => second.app.windows().find((one) => one.url().endsWith("popout.html"));
  await expect.poll(() => findPopout() !== undefined).toBe(true);
  const again = findPopout();
  await expect(again!.getByRole("list", { name: "Run steps" })).toBeVisible();
  await again!.close();
  await expect(main.getByRole("tab", { name: "Inspector" })).toBeVisible();
  await second.app.close();
});

test("generated prices can be told from a market's in the title and the frame of every window", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await expect(page.locator(".shell")).not.toHaveAttribute("data-origin");
  const [popout] = await Promise.all([
    window.app.waitForEvent("window"),
    workbench.chooseFromPanel("Inspector", "Open Inspector in its own window"),
  ]);
  await workbench.chooseWorkflow("paper_trading");
  await workbench.run.click();
  for (const shown of [page, popout]) {
    await expect(shown).toHaveTitle(/^PAPER · SYNTHETIC · paper_trading/);
    await expect(shown.locator("[data-origin=synthetic]")).toHaveCount(1);
    const frames = await shown.evaluate(() => {
      const framed = document.querySelector("[data-origin]") ?? document.body;
      return ["::after", "::before"].map((part) => getComputedStyle(framed, part).borderTopStyle);
    });
    expect(frames).toEqual(["solid", "dashed"]);
  }
  await expect(page.getByRole("banner").getByText("SYNTHETIC")).toBeVisible();
});

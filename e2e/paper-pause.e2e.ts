import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./launch.ts";
import { tabTo } from "./pages/keyboard.ts";
import { openByKeyboard } from "./pages/panels.ts";

const desk = (page: Page) => page.getByRole("region", { name: "Paper desk" });
const figure = (page: Page, name: string) => desk(page).getByRole("group", { name, exact: true });
const bars = async (page: Page): Promise<number> =>
  Number((await figure(page, "Bars").innerText()).replaceAll(/[^\d]/g, ""));
const orders = (page: Page) =>
  desk(page)
    .getByRole("tab", { name: /^Orders/ })
    .innerText();

/** Long enough for several bars of a session that goes on. */
const SEVERAL_BARS_MS = 2_000;

test("a session is paused at the desk, trades nothing meanwhile, and goes on, by keyboard alone", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await workbench.chooseWorkflow("paper_trading");
  await workbench.fill("Symbols", "AAPL MSFT");
  await page.keyboard.press("Control+Enter");
  await openByKeyboard(page, "Paper desk");
  const sessions = page.getByRole("table", { name: "Sessions" });
  await expect(sessions).toContainText("running", { timeout: 60_000 });
  await expect(figure(page, "Fills")).toContainText(/[1-9]/, { timeout: 60_000 });
  await expect(figure(page, "Profit")).toContainText(/[+−]\d/);

  await tabTo(page, /^Pause$/);
  await page.keyboard.press("Enter");
  await expect(sessions).toContainText("paused", { timeout: 30_000 });
  await expect(desk(page).getByRole("button", { name: "Go on" })).toBeFocused();
  // What was under way when it was asked to pause is finished first.
  await expect
    .poll(async () => {
      const before = await bars(page);
      await page.waitForTimeout(SEVERAL_BARS_MS);
      return (await bars(page)) - before;
    })
    .toBe(0);
  const [atRest, ordersAtRest] = [await bars(page), await orders(page)];
  await page.waitForTimeout(SEVERAL_BARS_MS);
  expect([await bars(page), await orders(page)], "bars taken and orders sent while it is paused").toEqual([
    atRest,
    ordersAtRest,
  ]);

  await page.keyboard.press("Enter");
  await expect(sessions).toContainText("running");
  await expect.poll(() => bars(page), { timeout: 30_000 }).toBeGreaterThan(atRest);

  await page.keyboard.press("Tab");
  await expect(desk(page).getByRole("button", { name: "Stop…" })).toBeFocused();
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Stop the session?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(sessions).toContainText("stopped");
  expect(window.pageErrors).toEqual([]);
});

import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import type { Window, Workspace } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

/** Ends the program as a power cut does: nothing of it gets to say goodbye. */
async function kill({ app }: Window): Promise<void> {
  const closed = app.waitForEvent("close");
  app.process().kill("SIGKILL");
  await closed;
}

async function openWorkbench(workspace: Workspace): Promise<{ window: Window; workbench: Workbench }> {
  const window = await openWindow(workspace);
  const workbench = new Workbench(window.page);
  await workbench.isReady();
  return { window, workbench };
}

const sessions = (page: Page): Locator => page.getByRole("table", { name: "Sessions" });
const account = (page: Page, figure: string): Locator =>
  page.getByRole("region", { name: "Paper desk" }).getByRole("group", { name: figure, exact: true });

async function figure(page: Page, name: string): Promise<number> {
  const text = await account(page, name).innerText();
  return Number(text.replaceAll(/[^\d]/g, ""));
}

/** Opens a panel from the box that finds everything. */
async function find(page: Page, what: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  await page.keyboard.type(what);
  await page.keyboard.press("Enter");
}

const MOST_STEPS = 120;

/** Presses Tab until what has the focus lies on the paper desk and is named so; fails when it is never reached. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement?.closest("[aria-label='Paper desk']") === null) return "";
      return activeElement?.ariaLabel ?? activeElement?.textContent ?? "";
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab never reached ${String(name)}`);
}

test("a paper session that is watched goes on after the program was killed", async ({ workspace }) => {
  const first = await openWorkbench(workspace);
  const { page } = first.window;
  await first.workbench.chooseWorkflow("paper_trading");
  await first.workbench.fill("Symbols", "AAPL MSFT");
  await first.workbench.run.click();
  await first.workbench.chooseFromLayout("Show Paper desk");
  await expect(sessions(page)).toContainText("running", { timeout: 60_000 });
  const positions = page
    .getByRole("region", { name: "Paper desk" })
    .getByRole("table", { name: "Positions" });
  await expect(positions).toContainText(/AAPL|MSFT/, { timeout: 60_000 });
  const held = await positions.innerText();
  await expect(positions, "prices move and with them the open profit").not.toHaveText(held);
  const [bars, fills] = [await figure(page, "Bars"), await figure(page, "Fills")];
  await kill(first.window);

  const second = await openWorkbench(workspace);
  const after = second.window.page;
  await expect(sessions(after).getByRole("row")).toHaveCount(2);
  await expect(sessions(after)).toContainText("running");
  await expect.poll(() => figure(after, "Bars"), { timeout: 60_000 }).toBeGreaterThan(bars);
  expect(await figure(after, "Fills")).toBeGreaterThanOrEqual(fills);

  await after
    .getByRole("tab", { name: /^Fills \d/ })
    .last()
    .click();
  await after
    .getByRole("button", { name: /^Why fill of/ })
    .last()
    .click();
  const chain = after.getByRole("list", { name: "How it came to be" });
  await expect(chain).toContainText("Run started");
  await expect(chain).toContainText("Let through by the risk check");
  await expect(chain.getByText("Filled").first()).toBeVisible();
  await after.getByRole("button", { name: "Stop…" }).click();
  await after.getByRole("button", { name: "Stop session", exact: true }).last().click();
  await expect(sessions(after)).toContainText("stopped");
  expect(second.window.pageErrors).toEqual([]);
  await second.window.app.close();
});

test("the same by keyboard alone, and a position is closed", async ({ workspace }) => {
  const first = await openWorkbench(workspace);
  const { page } = first.window;
  await find(page, "paper_trading");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("paper_trading");
  await page.keyboard.press("Control+Enter");
  await find(page, "paper desk");
  await expect(sessions(page)).toContainText("running", { timeout: 60_000 });
  await expect(page.getByRole("button", { name: /^Close [A-Z]+…$/ }).first()).toBeVisible({
    timeout: 60_000,
  });
  await tabTo(page, /^Close [A-Z]+…$/);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Close the position?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await page
    .getByRole("tab", { name: /^Positions \d/ })
    .last()
    .focus();
  await page.keyboard.press("ArrowRight");
  const orders = page.getByRole("region", { name: "Paper desk" }).getByRole("table", { name: "Orders" });
  await expect(orders).toContainText("closed by a person");
  const bars = await figure(page, "Bars");
  await kill(first.window);

  const second = await openWorkbench(workspace);
  const after = second.window.page;
  await expect(sessions(after)).toContainText("running");
  await expect.poll(() => figure(after, "Bars"), { timeout: 60_000 }).toBeGreaterThan(bars);
  await second.window.app.close();
});

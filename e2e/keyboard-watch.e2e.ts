import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { tabTo } from "./pages/keyboard.ts";
import { openByKeyboard } from "./pages/panels.ts";

test("the monitor, the event log, the trace and the alerts are used by keyboard alone", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await page.keyboard.press("Control+Enter");
  await workbench.completes();

  await openByKeyboard(page, "Monitor");
  await tabTo(page, /^Event-loop delay/);
  await page.keyboard.press("Enter");
  const about = page.getByRole("note", { name: "About Event-loop delay" });
  await expect(about).toContainText("When to worry:");
  await page.keyboard.press("Escape");
  await expect(about).toHaveCount(0);
  await tabTo(page, /^Latencies$/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("figure", { name: "Spread of Event to disk, durable" })).toBeVisible();
  await tabTo(page, /^State$/, "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Audit trail" })).toHaveAttribute("aria-selected", "true");
  await tabTo(page, /^Event name$/);
  await page.keyboard.type("workflow.*");
  await page.keyboard.press("Enter");
  const found = page.getByRole("table", { name: "Events", exact: true });
  await expect(found.getByRole("row", { name: /workflow\.completed/ })).toBeVisible();
  await tabTo(page, /^Events$/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(found.getByRole("row", { name: /workflow\.started/ })).toHaveAttribute("aria-current", "true");

  await openByKeyboard(page, "Event log");
  const log = page.getByRole("region", { name: "Event log" });
  await log.getByRole("tab", { name: "Live" }).focus();
  await tabTo(page, /^Event name$/);
  await page.keyboard.type("workflow.completed");
  await tabTo(page, /^Hold still$/);
  await page.keyboard.press("Enter");
  await expect(log.getByRole("button", { name: "Follow again" })).toBeFocused();
  await tabTo(page, /^Live events$/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const event = log.getByRole("complementary", { name: "Event" });
  await expect(event).toContainText("completed in");
  await tabTo(page, /^Why\?$/);
  await page.keyboard.press("Enter");

  const chain = page.getByRole("list", { name: "How it came to be" });
  await expect(chain).toContainText("Run started");
  await openByKeyboard(page, "Why did it trade");
  await tabTo(page, /^Run started/);
  await page.keyboard.press("Enter");
  await expect(chain.getByRole("button", { name: /^Run started/ })).toHaveAttribute("aria-expanded", "true");
  await expect(chain.getByLabel("Content of the event")).toContainText('"workflow": "simple_backtest"');

  await openByKeyboard(page, "Alerts");
  await page.getByRole("tab", { name: /^Open \d/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: /^Rules/ })).toHaveAttribute("aria-selected", "true");
  await tabTo(page, /^Trading was halted watches$/);
  const rule = page.getByRole("switch", { name: "Trading was halted watches" });
  await page.keyboard.press("Space");
  await expect(rule).toHaveAttribute("aria-checked", "false");
  await page.keyboard.press("Space");
  await expect(rule).toHaveAttribute("aria-checked", "true");
  expect(window.pageErrors).toEqual([]);
});

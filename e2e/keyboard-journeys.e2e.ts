import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./launch.ts";
import type { Workspace } from "./launch.ts";
import { letTimePass } from "./pages/clock.ts";
import { focusedName, tabTo } from "./pages/keyboard.ts";
import { chooseByKeyboard, openByKeyboard } from "./pages/panels.ts";
import { Workbench } from "./pages/workbench.ts";

const ASKED = `name: wait_for_me
inputs:
  symbols: { type: symbols, default: [SPX] }
steps:
  - fetch: { slice: data, method: get_historical }
  - ask: { wait: { approval: "Send the orders?", timeout: 1h } }
  - detect: { slice: market_regime, method: detect }
`;

const folderOf = ({ environment }: Workspace): string => environment["GPT_TRADER_WORKSPACE"] ?? "";

/** What has the focus, and whether a person sees that it has. */
async function focus(page: Page): Promise<{ readonly name: string; readonly isSeen: boolean }> {
  const isSeen = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1.5) || boxShadow !== "none";
  });
  return { name: await focusedName(page), isSeen };
}

test.describe("with a workflow that asks", () => {
  test.beforeEach(({ workspace }) => {
    const folder = path.join(folderOf(workspace), "workflows");
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "wait_for_me.yaml"), ASKED);
  });

  test("an approval is asked for, given and refused by keyboard alone", async ({ workbench }) => {
    const { page } = workbench;
    await chooseByKeyboard(page, "wait_for_me");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("wait_for_me");
    await page.keyboard.press("Control+Enter");
    const asked = page.getByRole("region", { name: "Approval ask" });
    await expect(asked).toContainText("Send the orders?");
    await tabTo(page, /^Approve$/);
    await page.keyboard.press("Enter");
    await workbench.completes();

    await tabTo(page, /^Run workflow$/, "Shift+Tab");
    await letTimePass(page);
    await page.keyboard.press("Enter");
    await expect(asked).toBeVisible();
    await tabTo(page, /Comment/);
    await page.keyboard.type("not today");
    await tabTo(page, /^Reject$/);
    await page.keyboard.press("Enter");
    await expect(workbench.runStatus).toContainText("refused");
    await expect(page.getByRole("alert").first()).toContainText("not today");
  });
});

test("a workflow is switched on and off, and a wrong input mended, by keyboard alone", async ({
  workbench,
}) => {
  const { page } = workbench;
  await chooseByKeyboard(page, "data_refresh");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("data_refresh");
  await tabTo(page, /^Active: starts by itself/);
  await page.keyboard.press("Space");
  await expect(workbench.active).toBeChecked();
  await page.keyboard.press("Space");
  await expect(workbench.active).not.toBeChecked();

  await chooseByKeyboard(page, "simple_backtest");
  await tabTo(page, /^First day traded/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("2010-13-01");
  await page.keyboard.press("Control+Enter");
  await expect(workbench.alert).toContainText("2010-13-01");
  await tabTo(page, /^First day traded/, "Shift+Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("2015-01-02");
  await page.keyboard.press("Control+Enter");
  await workbench.completes();
});

test("a panel leaves the window and comes back by keyboard alone", async ({ workbench, window }) => {
  const { page } = workbench;
  await tabTo(page, /^Inspector$/);
  const [popout] = await Promise.all([
    window.app.waitForEvent("window"),
    page.keyboard.press("Control+Shift+O"),
  ]);
  await expect(popout.getByRole("list", { name: "Run steps" })).toBeVisible();
  await expect(popout).toHaveTitle(/^BACKTEST · simple_backtest/);
  await popout.bringToFront();
  const isGone = popout.waitForEvent("close");
  // The window may be gone before the key is let go.
  await popout.keyboard.press("Control+Shift+B").catch(() => undefined);
  await isGone;
  await expect(page.getByRole("tab", { name: "Inspector" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Run steps" })).toBeVisible();
  expect(window.pageErrors).toEqual([]);
});

test("workspaces are made, arranged, left and removed by keyboard alone", async ({ workbench }) => {
  const { page } = workbench;
  const shown = (name: string) => page.getByRole("button", { name, exact: true, pressed: true });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Duplicate workspace");
  await expect(page.getByRole("option", { name: "Duplicate workspace" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Duplicate workspace" })).toBeVisible();
  await page.keyboard.type("By hand");
  await page.keyboard.press("Enter");
  await expect(shown("By hand")).toBeVisible();
  await openByKeyboard(page, "Paper desk");
  await tabTo(page, /^Paper desk$/);
  await chooseByKeyboard(page, "Close the panel");
  await expect(page.getByRole("tab", { name: "Paper desk" })).toHaveCount(0);
  await page.keyboard.press("Control+Alt+z");
  await expect(page.getByRole("tab", { name: "Paper desk" })).toBeVisible();
  await page.keyboard.press("Control+1");
  await expect(shown("Trade")).toBeVisible();
  await page.keyboard.press("Control+5");
  await expect(shown("By hand")).toBeVisible();
  await chooseByKeyboard(page, "Remove workspace");
  await expect(page.getByRole("button", { name: "By hand", exact: true })).toHaveCount(0);
});

test("a symbol is watched and shown in the linked chart by keyboard alone", async ({ workbench }) => {
  const { page } = workbench;
  await page.keyboard.press("Control+1");
  await tabTo(page, /^Symbols to watch$/);
  await page.keyboard.type("acme");
  await page.keyboard.press("Enter");
  const list = page.getByRole("list", { name: "Watchlist", exact: true });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  for (const symbol of ["FB", "SPX"]) {
    await tabTo(page, new RegExp(`^${symbol}$`), symbol === "FB" ? "Tab" : "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("figure", { name: new RegExp(`^Chart of ${symbol}`) })).toBeVisible();
  }
});

test("settings are searched, changed and kept by keyboard alone", async ({ workbench, window }) => {
  const { page } = workbench;
  await page.keyboard.press("Control+,");
  await tabTo(page, /^Search settings$/);
  await page.keyboard.type("density");
  await page.keyboard.press("Tab");
  await tabTo(page, /^Density/);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  const zoom = (): Promise<number | undefined> =>
    window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
  await page.keyboard.press("Control+=");
  await expect.poll(zoom).toBeCloseTo(1.1);
  await page.reload();
  await workbench.isReady();
  await expect.poll(zoom).toBeCloseTo(1.1);
  await page.keyboard.press("Control+0");
  await expect.poll(zoom).toBe(1);
});

test.describe("with a damaged file", () => {
  test.beforeEach(async ({ workspace, runCommandLine }) => {
    await runCommandLine(
      ..."run --workflow simple_backtest --symbols SPX --from 2018-01-01 --to 2019-12-31".split(" "),
    );
    await runCommandLine("backup", "create");
    const log = path.join(folderOf(workspace), "research.sqlite");
    writeFileSync(log, Buffer.concat([Buffer.alloc(100), readFileSync(log).subarray(100)]));
  });

  test("a workspace is restored by keyboard alone", async ({ workspace, window: { page } }) => {
    await expect(page.getByRole("radio").first()).toBeChecked();
    await tabTo(page, /^Restore this backup$/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^Restore$/);
    await page.keyboard.press("Enter");
    const workbench = new Workbench(page);
    await workbench.isReady();
    await expect(workbench.runs.getByRole("listitem")).toHaveCount(1);
    expect(readdirSync(path.join(folderOf(workspace), "replaced"))).toHaveLength(1);
  });
});

test("the focus is seen and never lost: what lies over the window gives it back", async ({ workbench }) => {
  const { page } = workbench;
  await tabTo(page, /^Run workflow$/);
  for (const [keys, dialog] of [
    ["Control+k", "Commands"],
    ["?", "Keys"],
    ["Control+Shift+N", "Notifications"],
  ] as const) {
    await page.keyboard.press(keys);
    await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
    await page.keyboard.press("Tab");
    expect((await focus(page)).name, `in ${dialog}`).not.toBe("Run workflow");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(await focus(page), `after ${dialog}`).toEqual({ name: "Run workflow", isSeen: true });
  }
  await tabTo(page, /^Layout$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  expect((await focus(page)).isSeen).toBe(true);
  await page.keyboard.press("Escape");
  expect(await focus(page)).toEqual({ name: "Layout", isSeen: true });

  const places: string[] = [];
  await page.keyboard.press("F6");
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press("F6");
    const { name, isSeen } = await focus(page);
    places.push(name);
    expect(isSeen, `the tab of ${name}`).toBe(true);
  }
  expect([...places, ...places].join(" ")).toContain("Explorer Run Inspector");
});

test("every command of the menu bar is found in the palette by its name", async ({ workbench, window }) => {
  const { page } = workbench;
  const readIds = (): Promise<readonly string[]> =>
    window.app.evaluate(({ Menu, MenuItem }) => {
      const all: string[] = [];
      const read = (items: readonly InstanceType<typeof MenuItem>[]): void => {
        for (const item of items) {
          if (item.submenu !== undefined && item.submenu !== null) read(item.submenu.items);
          else if (item.id !== "" && /^[a-z]+\./.test(item.id ?? "")) all.push(item.id);
        }
      };
      read(Menu.getApplicationMenu()?.items ?? []);
      return all;
    });
  await expect.poll(async () => (await readIds()).length).toBeGreaterThan(50);
  const ids = await readIds();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  const values = await page
    .getByRole("option")
    .evaluateAll((options) => options.map((option) => option.dataset["value"] ?? ""));
  const missing = ids.filter(
    (id) =>
      id !== "palette.open" && !values.some((value) => value.toLowerCase().endsWith(` ${id.toLowerCase()}`)),
  );
  expect(missing).toEqual([]);
});

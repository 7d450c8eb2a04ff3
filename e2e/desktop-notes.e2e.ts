import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import type { Window } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

interface Shown {
  readonly title: string;
  readonly body: string;
}

/** Takes the desktop's place: what it is asked to show is kept, and nothing appears on the machine. */
async function standInForTheDesktop({ app }: Window): Promise<() => Promise<readonly Shown[]>> {
  await app.evaluate(({ Notification }) => {
    const shown: Shown[] = [];
    Reflect.set(globalThis, "shownNotes", shown);
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Shown) {
      shown.push({ title: this.title, body: this.body });
    };
  });
  return () => app.evaluate(() => Reflect.get(globalThis, "shownNotes") as readonly Shown[]);
}

interface Trader {
  invoke(channel: string, input?: unknown): Promise<{ readonly value: unknown }>;
}

/** Lets the rule for failed workflows raise each time, so that two failures soon after each other are two alerts. */
async function raiseEachTime(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const trader = Reflect.get(globalThis, "trader") as Trader;
    const rules = (await trader.invoke("alert:list-rules")).value as readonly Record<string, unknown>[];
    const rule = rules.find(({ id }) => id === "workflow_failed");
    const { name, severity, condition, hint, id } = rule ?? {};
    await trader.invoke("alert:save-rule", {
      id,
      name,
      severity,
      condition,
      hint,
      isEnabled: true,
      coolDownSeconds: 0,
    });
  });
}

async function choose(page: Page, desktopAlerts: "on" | "off"): Promise<void> {
  await page.keyboard.press("Control+,");
  await page.getByLabel("Search settings", { exact: true }).fill("alerts on the desktop");
  await page.getByLabel("Alerts on the desktop", { exact: true }).selectOption(desktopAlerts);
  await page.getByRole("tab", { name: "Run", exact: true }).click();
}

/** A run that fails, because there are no prices of that time; so many alerts were raised then. */
async function fail(page: Page, from: string, alerts: number): Promise<void> {
  await page.evaluate(async (day) => {
    const trader = Reflect.get(globalThis, "trader") as Trader;
    const { workflows } = (await trader.invoke("app:get-snapshot")).value as {
      readonly workflows: readonly { readonly name: string; readonly hash: string }[];
    };
    const workflow = "simple_backtest";
    const shownHash = workflows.find(({ name }) => name === workflow)?.hash;
    const inputs = { symbols: ["SPX"], from: day };
    await trader.invoke("workflow:start", { workflow, mode: "backtest", inputs, shownHash });
  }, from);
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const trader = Reflect.get(globalThis, "trader") as Trader;
          return ((await trader.invoke("alert:list")).value as readonly unknown[]).length;
        }),
      { timeout: 60_000 },
    )
    .toBe(alerts);
}

test("the desktop tells of a run that failed, unless the settings say not to", async ({ workspace }) => {
  const { GPT_TRADER_DESKTOP_ALERTS: _, ...environment } = workspace.environment;
  const window = await openWindow({ ...workspace, environment });
  await new Workbench(window.page).isReady();
  const shown = await standInForTheDesktop(window);
  await raiseEachTime(window.page);

  await choose(window.page, "off");
  await fail(window.page, "2031-01-01", 1);
  expect(await shown()).toEqual([]);

  await choose(window.page, "on");
  await fail(window.page, "2032-01-01", 2);
  await expect.poll(shown, { timeout: 20_000 }).toMatchObject([{ title: "A workflow failed" }]);
  expect((await shown())[0]?.body).toContain("2032-01-01");
  await window.app.close();
});

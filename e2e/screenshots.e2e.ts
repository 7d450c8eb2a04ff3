import path from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./launch.ts";
import type { Window } from "./launch.ts";
import { BuilderPage } from "./pages/builder.ts";
import { ARRANGED, furnish } from "./pages/furnish.ts";
import { chooseByKeyboard, openByKeyboard, panelTitles } from "./pages/panels.ts";
import type { Workbench } from "./pages/workbench.ts";

/** What README and manual show. */
const SHOWN = path.resolve(import.meta.dirname, "../docs/screenshots");
/** Every panel and workspace, to be looked at; not kept. */
const ALL = path.resolve(import.meta.dirname, "../.build/screenshots");
const SMALL = { width: 1366, height: 768 };
const SIZES = [SMALL, { width: 2560, height: 1440 }];
const LOOKS = [
  { theme: "dark", colours: "teal_red" },
  { theme: "light", colours: "teal_red" },
  { theme: "high_contrast", colours: "teal_red" },
  { theme: "dark", colours: "blue_orange" },
];
const WORKSPACES = ["trade", "research", "build", "monitor"];

test.skip(process.env["GPT_TRADER_SCREENSHOTS"] === undefined, "only when pictures are wanted");

async function resize({ app }: Window, size: typeof SMALL): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}

/** Sets a look as the settings do, and loads the page again, so that everything on it wears it. */
async function wear(workbench: Workbench, look: (typeof LOOKS)[number]): Promise<void> {
  await workbench.page.evaluate(async (wanted) => {
    const trader = Reflect.get(globalThis, "trader") as {
      invoke(channel: string, input?: unknown): Promise<{ value: { settings: object } }>;
    };
    const { value } = await trader.invoke("settings:get");
    await trader.invoke("settings:set", { ...value.settings, ...wanted });
  }, look);
  await workbench.page.reload();
  await expect(workbench.page.locator("[data-ready=true]")).toBeVisible();
}

async function take(page: Page, file: string): Promise<void> {
  await page.mouse.move(2, 2);
  await page.waitForTimeout(700);
  await page.screenshot({ path: file });
}

test("pictures that README shows", async ({ workbench, window }) => {
  const { page } = workbench;
  await resize(window, { width: 1600, height: 1000 });
  await workbench.run.click();
  await workbench.completes();
  await expect(page.getByRole("figure").first()).toBeVisible();
  await take(page, path.join(SHOWN, "backtest-dark.png"));

  await page.keyboard.press("Control+3");
  const builder = new BuilderPage(page);
  await builder.open("simple_backtest");
  await builder.view.getByRole("button", { name: "Run", exact: true }).click();
  await builder.completes();
  await take(page, path.join(SHOWN, "builder-dark.png"));

  await resize(window, SMALL);
  await page.keyboard.press("Control+4");
  await page.getByRole("button", { name: "Verify logs" }).click();
  await expect(page.getByText("● whole").first()).toBeVisible();
  await take(page, path.join(SHOWN, "monitor-1366-dark.png"));
});

test("pictures of every workspace and panel, in every look", async ({ workbench, window }) => {
  test.setTimeout(3_600_000);
  const { page } = workbench;
  await furnish(workbench);
  const titles = await panelTitles(page);
  const problems: string[] = [];
  for (const size of SIZES) {
    await resize(window, size);
    for (const look of LOOKS) {
      await wear(workbench, look);
      const name = (shown: string): string =>
        path.join(ALL, `${size.width}-${look.theme}-${look.colours}`, `${shown}.png`);
      for (const [index, workspace] of WORKSPACES.entries()) {
        await page.keyboard.press(`Control+${index + 1}`);
        await chooseByKeyboard(page, "Reset layout");
        await take(page, name(`workspace-${workspace}`));
      }
      await page.keyboard.press("Control+2");
      for (const title of titles) {
        await chooseByKeyboard(page, "Reset layout");
        if (title === "Why did it trade") await arrange(page, "Paper desk", problems);
        await openByKeyboard(page, title);
        await arrange(page, title, problems);
        await take(page, name(`panel-${title.toLowerCase().replaceAll(" ", "-")}`));
      }
    }
  }
  expect([...new Set(problems)], "panels that could not be arranged").toEqual([]);
});

/** Brings a panel to where there is something to see; the picture is taken in any case. */
async function arrange(page: Page, title: string, problems: string[]): Promise<void> {
  if (title === "Paper desk") await openByKeyboard(page, title);
  try {
    await ARRANGED[title]?.(page);
  } catch (thrown) {
    problems.push(`${title}: ${String(thrown).slice(0, 400)}`);
  }
}

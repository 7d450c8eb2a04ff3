import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./launch.ts";
import { BuilderPage } from "./pages/builder.ts";
import { comesToRest } from "./pages/comes-to-rest.ts";
import type { Workbench } from "./pages/workbench.ts";

const NAMED_ROLES =
  "button|link|textbox|combobox|listitem|tab|tabpanel|table|region|navigation|complementary|group|status|progressbar|separator|figure|list|img|alert|menuitem";

/** Lines of the accessibility tree for controls and landmarks that have neither a name nor content. */
async function namelessControls(page: Page): Promise<readonly string[]> {
  const tree = await page.locator("body").ariaSnapshot();
  const pattern = new RegExp(`^\\s*- (?:${NAMED_ROLES})(?: \\[[^\\]]*\\])*$`);
  return tree.split("\n").filter((line) => pattern.test(line));
}

/** Controls and regions of the page that Tab reaches whose focus cannot be seen. */
async function unseenFocus(page: Page): Promise<readonly string[]> {
  const unseen: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let step = 0; step < 70; step += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const style = getComputedStyle(element);
      const isSeen =
        (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1.5) ||
        style.boxShadow !== "none";
      return { isSeen, what: element.ariaLabel ?? element.textContent?.slice(0, 40) ?? element.tagName };
    });
    if (found === undefined) break;
    if (!found.isSeen) unseen.push(found.what);
  }
  return unseen;
}

/** Texts that stand too faint on what is behind them: below 4.5, or 3 from 18.66 px bold on (WCAG 2.2, 1.4.3). */
async function faintTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    type Color = readonly [number, number, number, number];
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
    const read = (text: string): Color => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = (top: Color, bottom: Color): Color => {
      const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + bottom[index] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const luminance = (color: Color): number => {
      const [red, green, blue] = [color[0], color[1], color[2]].map((part) => {
        const value = part / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element: Element): Color => {
      const layers: Color[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        layers.push(read(getComputedStyle(at).backgroundColor));
        if (layers.at(-1)![3] === 1) break;
      }
      return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1] as Color);
    };
    const faint = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim() ?? "";
      if (element === null || text === "" || element.closest("[disabled], .visually-hidden") !== null)
        continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      const ground = groundOf(element);
      const ink = over(read(style.color), ground);
      const [light, dark] = [luminance(ink), luminance(ground)].toSorted((left, right) => right - left);
      const ratio = (light! + 0.05) / (dark! + 0.05);
      const isLarge = Number.parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700;
      if (ratio < (isLarge ? 3 : 4.5)) faint.add(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
    }
    return [...faint];
  });
}

/** Places where Tab would leave the order in which the page reads. */
async function outOfOrder(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[tabindex]")]
      .filter((element) => element.tabIndex > 0)
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}

async function expectAccessible({ page }: Workbench): Promise<void> {
  expect(await namelessControls(page), "controls without a name").toEqual([]);
  expect(await outOfOrder(page), "a tab order of their own").toEqual([]);
  expect(await unseenFocus(page), "a focus that cannot be seen").toEqual([]);
  for (const theme of ["dark", "light"] as const) {
    await useTheme(page, theme);
    expect(await faintTexts(page), `faint texts in ${theme}`).toEqual([]);
  }
}

async function useTheme(page: Page, theme: "dark" | "light" | "high contrast"): Promise<void> {
  const button = page.getByRole("button", { name: /^Theme: / });
  while ((await button.getAttribute("aria-label")) !== `Theme: ${theme}`) await button.click();
  await page.mouse.move(2, 2);
  await comesToRest(page);
}

test("a window before its first run can be used by everybody", async ({ workbench }) => {
  await expectAccessible(workbench);
});

test("a result can be used by everybody, in each of its tabs", async ({ workbench }) => {
  await workbench.run.click();
  await workbench.completes();
  for (const tab of [/^Trades/, "Statistics", "Contributions"]) {
    await workbench.page.getByRole("tab", { name: tab }).click();
    await expectAccessible(workbench);
  }
});

test("a paper session and a refusal can be used by everybody", async ({ workbench }) => {
  await workbench.chooseWorkflow("live_trading");
  await workbench.run.click();
  await expect(workbench.alert.first()).toBeVisible();
  await expectAccessible(workbench);

  await workbench.chooseWorkflow("paper_trading");
  await workbench.run.click();
  const fills = workbench.page.getByRole("group", { name: "Fills", exact: true });
  await expect(fills).toContainText(/[1-9]/, { timeout: 60_000 });
  await expectAccessible(workbench);
});

test("the monitor and a comparison can be used by everybody", async ({ workbench }) => {
  const { page } = workbench;
  await workbench.run.click();
  await workbench.completes();
  await page.getByRole("button", { name: "Run again" }).click();
  await workbench.completesAsRun(2);
  await page.getByRole("button", { name: "Monitor", exact: true }).click();
  await page.getByRole("button", { name: "Verify logs" }).click();
  await expect(page.getByText("● whole").first()).toBeVisible();
  await expectAccessible(workbench);
  await page.getByRole("tab", { name: /^Dead letters/ }).click();
  await expectAccessible(workbench);
  await page.getByRole("tab", { name: "Audit trail" }).click();
  await page.getByRole("button", { name: "Search events" }).click();
  await expect(page.getByRole("table", { name: "Events", exact: true })).toBeVisible();
  await expectAccessible(workbench);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Filter/ }).click();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expectAccessible(workbench);
  await workbench.runs.getByRole("button").nth(1).click();
  await expect(page.getByRole("table", { name: "Compared figures" })).toBeVisible();
  await expectAccessible(workbench);
});

/** What axe calls serious or critical in a part of the page, in each theme; its legacy mode opens no helper page. */
async function seriousIn(page: Page, part: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ["dark", "light", "high contrast"] as const) {
    await useTheme(page, theme);
    const { violations } = await new AxeBuilder({ page }).include(part).setLegacyMode().analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical") continue;
      found.push(...nodes.map(({ html }) => `${theme}: ${id}: ${html.slice(0, 160)}`));
    }
  }
  return found;
}

test("axe finds nothing serious in the builder, in each theme", async ({ workbench }) => {
  const { page } = workbench;
  const builder = new BuilderPage(page);
  await page.keyboard.press("Control+3");
  await builder.open("simple_backtest");
  await builder.view.getByRole("button", { name: "Run", exact: true }).click();
  await builder.completes();
  await builder.choose("fetch_data");
  await builder.view.getByRole("button", { name: "Text" }).click();
  expect(await seriousIn(page, ".builder")).toEqual([]);
  await builder.view.getByRole("button", { name: "Versions" }).click();
  await expect(builder.view.getByRole("list", { name: "List of versions" })).toBeVisible();
  expect(await seriousIn(page, ".builder")).toEqual([]);
  await builder.view.getByRole("button", { name: "File" }).click();
  await page.getByRole("menuitem", { name: "New workflow" }).click();
  expect(await seriousIn(page, ".builder")).toEqual([]);
});

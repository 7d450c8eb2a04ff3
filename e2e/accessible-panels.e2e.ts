import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./launch.ts";
import { comesToRest } from "./pages/comes-to-rest.ts";
import { chooseByKeyboard, openByKeyboard, panelTitles } from "./pages/panels.ts";

const LOOKS = [
  { theme: "dark", colours: "teal_red" },
  { theme: "light", colours: "teal_red" },
  { theme: "high_contrast", colours: "teal_red" },
  { theme: "dark", colours: "blue_orange" },
] as const;
const MOST_STEPS = 400;
const MOST_WALKS = 3;

/** What axe calls serious or critical on the page as it looks now. */
async function violations(page: Page, rules: "all" | "colours"): Promise<readonly string[]> {
  await comesToRest(page);
  // A page of its own, as axe would open to put frames together, is nothing that this program opens.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await (rules === "all" ? axe : axe.withRules("color-contrast")).analyze();
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Controls that stand in the order of Tab, can be seen and are never reached by it, however often it goes round. */
async function unreached(page: Page): Promise<readonly string[]> {
  let lost = await passedOver(page);
  // What is drawn anew while Tab goes by is passed over once, and not again.
  for (let walk = 1; walk < MOST_WALKS && lost.length > 0; walk += 1) lost = await passedOver(page);
  return lost;
}

async function passedOver(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>("[data-reached]")) {
      delete element.dataset["reached"];
    }
    (document.activeElement as HTMLElement | null)?.blur();
  });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    const isOver = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return true;
      const wasSeen = element.dataset["reached"] === "yes";
      element.dataset["reached"] = "yes";
      return wasSeen;
    });
    if (isOver) break;
  }
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, input, select, textarea, a[href], [tabindex='0']")]
      .filter(
        (element) =>
          element.tabIndex === 0 &&
          !element.matches("[disabled], [type=radio]") &&
          element.checkVisibility({ visibilityProperty: true }) &&
          element.dataset["reached"] !== "yes",
      )
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** Chooses a look as a person does, so that what is drawn wears it as much as what is written. */
async function wear(page: Page, { theme, colours }: (typeof LOOKS)[number]): Promise<void> {
  for (const command of [
    `Theme: ${theme.replaceAll("_", " ")}`,
    `Colours of up and down: ${colours.replaceAll("_", " ")}`,
  ]) {
    await chooseByKeyboard(page, command);
  }
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
  await expect(page.locator("html")).toHaveAttribute("data-colours", colours);
}

/** Charts whose ground is not that of the theme, as the colour that most of a canvas has tells. */
async function chartsInOtherColours(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wanted = getComputedStyle(document.documentElement).getPropertyValue("--chart-background").trim();
    const ground = (canvas: HTMLCanvasElement): string => {
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const counts = new Map<string, number>();
      for (let at = 0; at < pixels.length; at += 4 * 37) {
        if (pixels[at + 3] !== 255) continue;
        const colour = `#${[0, 1, 2].map((part) => (pixels[at + part] ?? 0).toString(16).padStart(2, "0")).join("")}`;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? wanted;
    };
    return [...document.querySelectorAll<HTMLCanvasElement>(".tv-lightweight-charts canvas")]
      .filter((canvas) => canvas.checkVisibility() && canvas.width > 200 && canvas.height > 100)
      .map(ground)
      .filter((colour) => colour !== wanted);
  });
}

test("every panel can be opened, reached and read by everybody in every look", async ({ workbench }) => {
  test.setTimeout(900_000);
  const { page } = workbench;
  await workbench.run.click();
  await workbench.completes();
  const problems: Record<string, readonly string[]> = {};
  const titles = await panelTitles(page);
  for (const [index, look] of LOOKS.entries()) {
    await wear(page, look);
    for (const title of titles) {
      await openByKeyboard(page, title);
      await expect(page.getByRole("tab", { name: title }).first()).toBeVisible();
      const lost = index === 0 ? await unreached(page) : [];
      if (lost.length > 0) problems[`${title}, by Tab`] = lost;
      const found = await violations(page, index === 0 ? "all" : "colours");
      const shown = `${title}, ${look.theme} ${look.colours}`;
      if (found.length > 0) problems[shown] = found;
      if (title === "Chart") await expect.poll(() => chartsInOtherColours(page), shown).toEqual([]);
    }
  }
  expect(problems).toEqual({});
});

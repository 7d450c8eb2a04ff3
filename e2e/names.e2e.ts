import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./launch.ts";
import { ARRANGED, furnish } from "./pages/furnish.ts";
import { chooseByKeyboard, openByKeyboard, panelTitles } from "./pages/panels.ts";

/** Where the text of a file is shown or typed. */
const CODE = "code, pre, textarea";

/** The names that workflows and their steps have in their files. */
async function givenNames(page: Page): Promise<ReadonlySet<string>> {
  const names = await page.evaluate(async () => {
    const trader = Reflect.get(globalThis, "trader") as {
      invoke(channel: string): Promise<{
        value: { workflows: readonly { name: string; steps: readonly { step: string }[] }[] };
      }>;
    };
    const { value } = await trader.invoke("app:get-snapshot");
    return value.workflows.flatMap(({ name, steps }) => [
      name,
      ...steps.flatMap(({ step }) => step.split(".")),
    ]);
  });
  return new Set(names);
}

/** Every id with an underscore that a person sees, hears or is shown on hover. */
async function idsIn(page: Page): Promise<readonly string[]> {
  return page.evaluate((code) => {
    const isSeen = (element: Element): boolean =>
      element.checkVisibility() &&
      element.closest(code) === null &&
      // What files and commands call a strategy is told where strategies are told of.
      element.closest(".facts__row")?.querySelector("dt")?.textContent !== "Name in files";
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement !== null && isSeen(parentElement)) texts.push(textContent ?? "");
    }
    for (const element of document.querySelectorAll("[aria-label], [title]")) {
      if (!isSeen(element)) continue;
      for (const name of ["aria-label", "title"]) texts.push(element.getAttribute(name) ?? "");
    }
    return [...new Set(texts.flatMap((text) => text.match(/[a-z]+(?:_[a-z0-9]+)+/g) ?? []))];
  }, CODE);
}

test("people read names and not ids in every panel", async ({ workbench }) => {
  test.setTimeout(900_000);
  const { page } = workbench;
  await furnish(workbench);
  const given = await givenNames(page);
  const found: Record<string, readonly string[]> = {};
  async function look(place: string): Promise<void> {
    const ids = (await idsIn(page)).filter((id) => !given.has(id));
    if (ids.length > 0) found[place] = ids;
  }
  // The builder shows what stands in a workflow's file.
  for (const title of (await panelTitles(page)).filter((panel) => panel !== "Builder")) {
    await chooseByKeyboard(page, "Reset layout");
    if (title === "Why did it trade") {
      await openByKeyboard(page, "Paper desk");
      await ARRANGED["Paper desk"]?.(page);
    }
    await openByKeyboard(page, title);
    await expect(page.getByRole("tab", { name: title }).first()).toBeVisible();
    await ARRANGED[title]?.(page);
    await look(title);
    const pages = page.locator(".dv-active-group .tabs [role=tab]");
    for (let index = 0; index < (await pages.count()); index += 1) {
      await pages.nth(index).click();
      await expect(pages.nth(index)).toHaveAttribute("aria-selected", "true");
      await look(`${title}, ${await pages.nth(index).innerText()}`);
    }
  }
  expect(found).toEqual({});
});

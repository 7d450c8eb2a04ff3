import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import type { Window } from "./launch.ts";

interface Item {
  readonly label: string;
  readonly keys: string;
  readonly isEnabled: boolean;
  readonly isOn: boolean;
}

/** An item of the menu bar as the system shows it now. */
async function readItem({ app }: Window, command: string): Promise<Item | undefined> {
  return app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    return item === undefined || item === null
      ? undefined
      : {
          label: item.label,
          keys: item.accelerator ?? "",
          isEnabled: item.enabled,
          isOn: item.checked,
        };
  }, command);
}

async function choose({ app }: Window, command: string): Promise<void> {
  await app.evaluate(({ Menu }, id) => {
    // What is chosen replaces the menu: the answer must not wait for that.
    setTimeout(() => Menu.getApplicationMenu()?.getMenuItemById(id)?.click());
  }, command);
}

test("the menu bar holds the commands of the window, with the keys and the state of now", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  const labels = (): Promise<readonly string[]> =>
    window.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
  await expect.poll(labels).toEqual(["&File", "&Edit", "&View", "Work&space", "&Run", "&Window", "&Help"]);

  await expect
    .poll(() => readItem(window, "run.start"))
    .toMatchObject({ keys: "CmdOrCtrl+Return", isEnabled: true });
  expect(await readItem(window, "run.export-html")).toMatchObject({ label: "As HTML", isEnabled: false });
  await choose(window, "run.start");
  await workbench.completes();
  await expect.poll(() => readItem(window, "run.export-html")).toMatchObject({ isEnabled: true });

  await choose(window, "workspace.monitor");
  await expect(page.getByRole("heading", { level: 1, name: "Monitor" })).toBeVisible();
  await expect
    .poll(() => readItem(window, "workspace.monitor"))
    .toMatchObject({ isOn: true, keys: "CmdOrCtrl+4" });
  await expect.poll(() => readItem(window, "workspace.research")).toMatchObject({ isOn: false });

  await choose(window, "settings.open");
  await page.getByLabel("Search settings", { exact: true }).fill("workspace monitor");
  await page.getByRole("button", { name: "Key of Workspace Monitor: Ctrl+4" }).click();
  await page.keyboard.press("Control+m");
  await expect.poll(() => readItem(window, "workspace.monitor")).toMatchObject({ keys: "CmdOrCtrl+M" });

  await choose(window, "theme.light");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await choose(window, "sample.four_charts");
  await expect(page.getByRole("button", { name: "Four charts", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.getByRole("tab", { name: "Chart" })).toHaveCount(4);
  await expect
    .poll(() => readItem(window, "workspace.own.Four charts"))
    .toMatchObject({ label: "Four charts", keys: "CmdOrCtrl+5", isOn: true });
  expect(window.pageErrors).toEqual([]);
});

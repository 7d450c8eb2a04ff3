import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { openOwn } from "./pages/own-workflow.ts";
import { readWhenThere } from "./pages/read-when-there.ts";

const TEXT = `name: nightly
steps:
  - fetch: { slice: data, method: get_historical }   # the bars
  - together:
      parallel:
        - look: { slice: analyze, method: find_patterns }
        # how calm it is
        - detect: { slice: market_regime, method: detect }
  - stats: { slice: data, method: stats }
`;

test("a run begins again at a step, by menu, by key and by the form, and not where it has changed before", async ({
  workbench,
  window,
  workspace,
}) => {
  const { builder, page } = await openOwn(workbench, workspace, TEXT);
  const runs = builder.view.getByLabel("Run shown on the canvas");
  await builder.node("stats").click({ button: "right" });
  const menu = page.getByRole("menu", { name: "Step stats" });
  await expect(menu.getByRole("menuitem", { name: "Run from here" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);

  await builder.view.getByRole("button", { name: "Run", exact: true }).click();
  await builder.completes();
  await builder.node("stats").click({ button: "right" });
  await menu.getByRole("menuitem", { name: "Run from here" }).click();
  await expect(builder.view.getByText("from stats", { exact: true })).toBeVisible();
  await builder.completes();
  await builder.showAll();
  await expect(builder.graph.getByText("kept", { exact: true })).toHaveCount(4);
  await expect(builder.node("stats").getByText("kept")).toHaveCount(0);
  await expect(runs.getByRole("option")).toHaveCount(3);

  await builder.node("together.look").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("r");
  await expect(builder.view.getByText("from together.look", { exact: true })).toBeVisible();
  await builder.completes();
  // Beside it in the parallel step: it neither leads to it nor follows.
  await expect(builder.node("together.detect").getByText("kept")).toBeVisible();

  await builder.choose("fetch");
  await builder.set("Timeout", "10m");
  await builder.choose("stats");
  await builder.side.getByRole("button", { name: "Run from here" }).click();
  await expect(builder.view.getByRole("alert")).toContainText("fetch has changed since");
  expect(window.pageErrors).toEqual([]);
});

test("a step moves into another container and out of it: by keys, by the form and by the pointer", async ({
  workbench,
  window,
  workspace,
}) => {
  const { builder, page, file } = await openOwn(workbench, workspace, TEXT);
  await builder.showAll();
  await builder.node("together.detect").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(builder.node("detect")).toBeAttached();
  await expect(builder.node("together.detect")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(builder.node("together.detect")).toBeAttached();
  await page.keyboard.press("Control+y");

  await page.keyboard.press("Escape");
  await page.keyboard.press("[");
  await expect(builder.node("stats")).toBeFocused();
  await page.keyboard.press("m");
  await expect(builder.side.getByLabel("Stands in")).toBeFocused();
  await builder.side.getByLabel("Stands in").selectOption("together");
  await expect(builder.node("together.stats")).toBeAttached();

  await builder.showAll();
  const from = await builder.node("detect").locator(".step-node__header").boundingBox();
  const to = await builder.node("together").locator(".container-node__lane").boundingBox();
  if (from === null || to === null) throw new Error("a step is not on the canvas");
  await page.mouse.move(from.x + 40, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width - 50, to.y + 8, { steps: 8 });
  await expect(builder.graph.locator(".container-node__lane--drop")).toHaveCount(1);
  await page.mouse.up();
  await expect(builder.node("together.detect")).toBeAttached();

  await builder.view.getByRole("button", { name: "Save" }).click();
  await expect
    .poll(() => readWhenThere(file))
    .toMatch(/parallel:\n +- look: .*\n(.*\n)?.*# how calm it is\n +- detect: .*\n/);
  expect(readFileSync(file, "utf8")).toContain(
    "- fetch: { slice: data, method: get_historical }   # the bars\n",
  );
  expect(window.pageErrors).toEqual([]);
});

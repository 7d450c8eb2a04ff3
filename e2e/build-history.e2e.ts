import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { openOwn } from "./pages/own-workflow.ts";
import { readWhenThere } from "./pages/read-when-there.ts";

const TEXT = `name: nightly
steps:
  - fetch: { slice: data, method: get_historical }
  - look: { slice: analyze, method: find_patterns }
`;

test("an older run is shown over the graph with the version that it ran, and compared with another", async ({
  workbench,
  window,
  workspace,
}) => {
  const { builder, page } = await openOwn(workbench, workspace, TEXT);
  const run = builder.view.getByRole("button", { name: "Run", exact: true });
  await run.click();
  await builder.completes();
  const shown = builder.view.getByLabel("Run shown on the canvas");
  const first = await shown.inputValue();
  await builder.add("market_regime.detect", "detect");
  await run.click();
  await expect(shown).not.toHaveValue(first);
  await builder.completes();
  await builder.showAll();
  await expect(builder.stepsThat("completed")).toHaveCount(3);

  await shown.selectOption(first);
  await expect(builder.view.getByText("ran version 1", { exact: true })).toBeVisible();
  await expect(builder.stepsThat("completed")).toHaveCount(2);
  await expect(builder.graph.getByRole("note", { name: /^fetch bars: / })).toBeVisible();
  await builder.view.getByRole("button", { name: "Show what ran" }).click();
  await expect(builder.node("detect")).toHaveCount(0);
  await expect(builder.view.getByText("ran version 1", { exact: true })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(builder.node("detect")).toBeAttached();

  await builder.view.getByRole("button", { name: "Compare" }).click();
  const figures = page.getByRole("table", { name: "Compared figures" });
  await expect(figures.getByRole("row", { name: /^Definition/ }).first()).toBeVisible();
  expect(window.pageErrors).toEqual([]);
});

test("several steps are copied, pasted and put into a group, and a note stays where it was put", async ({
  workbench,
  window,
  workspace,
}) => {
  const { builder, page, file } = await openOwn(workbench, workspace, TEXT);
  await builder.choose("fetch");
  await builder
    .node("look")
    .locator(".step-node__id")
    .click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+c");
  await expect(builder.view.getByText("Copied 2 steps")).toBeVisible();
  await page.keyboard.press("Control+v");
  await expect(builder.node("fetch_2")).toBeAttached();
  await expect(builder.node("look_2")).toBeAttached();
  // What was pasted is selected.
  await builder.view.getByRole("button", { name: "Put the selected steps" }).click();
  await page.getByRole("menuitem", { name: "Into a group" }).click();
  await expect(builder.node("group.fetch_2")).toBeAttached();
  await page.keyboard.press("Control+z");
  await expect(builder.node("look_2")).toBeAttached();
  await page.keyboard.press("Control+y");

  await page.keyboard.press("n");
  const note = builder.graph.getByRole("textbox", { name: "Note" });
  await note.fill("ask about this");
  await note.blur();
  await builder.view.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => readWhenThere(file)).toContain("- group:");
  await page.reload();
  await builder.open("nightly");
  await expect(builder.graph.getByRole("textbox", { name: "Note" })).toHaveValue("ask about this");
  expect(window.pageErrors).toEqual([]);
});

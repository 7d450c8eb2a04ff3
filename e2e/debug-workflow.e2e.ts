import { writeFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { BuilderPage } from "./pages/builder.ts";
import { openOwn } from "./pages/own-workflow.ts";
import { readWhenThere } from "./pages/read-when-there.ts";

const FIRST = `name: nightly
steps:
  - fetch: { slice: data, method: get_historical }
  - look: { slice: analyze, method: find_patterns }
  - detect: { slice: market_regime, method: detect }
`;
const ASKED = FIRST.replace("nightly", "asked").replace(
  "{ slice: analyze, method: find_patterns }",
  '{ wait: { approval: "Go on?", timeout: 1h } }',
);

test("the canvas shows a dry run, a breakpoint, a single step and the rest of a run", async ({
  workbench,
  window,
  workspace,
}) => {
  const { builder } = await openOwn(workbench, workspace, FIRST);

  await builder.view.getByRole("button", { name: "Dry run" }).click();
  const steps = builder.view.getByRole("list", { name: "Steps of the dry run" });
  await expect(steps.getByRole("listitem")).toHaveCount(3);
  await expect(builder.view.getByText(/3 steps, nothing was called/)).toBeVisible();
  await expect(builder.status).toHaveCount(0);
  await steps.getByRole("button").nth(1).click();
  await expect(builder.side.getByRole("region", { name: "Step look" })).toBeVisible();

  await builder.side.getByRole("button", { name: "Break here" }).click();
  await expect(builder.node("look").getByRole("img", { name: "Breakpoint" })).toBeVisible();
  await builder.view.getByRole("button", { name: "Run", exact: true }).click();
  await expect(builder.status).toContainText("paused before look");
  await expect(builder.heldSteps).toHaveCount(1);
  await expect(builder.node("fetch").getByRole("img", { name: "completed" })).toBeVisible();
  await builder.view.getByRole("button", { name: "Step", exact: true }).click();
  await expect(builder.status).toContainText("paused before detect");
  await expect(builder.node("look").getByRole("img", { name: "completed" })).toBeVisible();
  await builder.view.getByRole("button", { name: "Continue" }).click();
  await builder.completes();
  await expect(builder.heldSteps).toHaveCount(0);
  await builder.showAll();
  await expect(builder.stepsThat("completed")).toHaveCount(3);
  await expect(builder.graph.getByRole("note").first()).toHaveAttribute("title", /[0-9a-f]{64}$/);
  expect(window.pageErrors).toEqual([]);
});

test("the canvas shows a run that is paused while it waits, and one that was changed elsewhere is not run", async ({
  workbench,
  workspace,
}) => {
  const { builder, file } = await openOwn(workbench, workspace, ASKED, "asked");
  await builder.view.getByRole("button", { name: "Run", exact: true }).click();
  await expect(builder.node("fetch").getByRole("img", { name: "completed" })).toBeVisible();
  await builder.view.getByRole("button", { name: "Pause" }).click();
  await expect(builder.status).toContainText("pauses before its next step");
  await builder.view.getByRole("button", { name: "Cancel" }).click();
  await expect(builder.status).toContainText("cancelled");

  writeFileSync(file, ASKED.replace("Go on?", "Go on now?"));
  await builder.view.getByRole("button", { name: "Run", exact: true }).click();
  await expect(builder.view.getByRole("alert")).toContainText("It was not started");
});

test("versions are compared on the graph and in the text, and one is restored", async ({
  workbench,
  window,
  workspace,
}) => {
  const { builder, file } = await openOwn(workbench, workspace, FIRST);
  await builder.choose("look");
  await workbench.page.keyboard.press("Delete");
  await expect(builder.node("look")).toHaveCount(0);
  await builder.add("data.stats", "stats");
  await builder.view.getByRole("button", { name: "Save" }).click();
  await expect(builder.view.getByText("Saved nightly")).toBeVisible();

  await builder.view.getByRole("button", { name: "Versions" }).click();
  const versions = builder.view.getByRole("region", { name: "Versions" });
  await expect(versions.getByRole("list", { name: "List of versions" }).getByRole("button")).toHaveCount(2);
  await expect(versions.getByRole("status")).toHaveText(
    "From version 1 to version 2, now: steps 1 added, 1 removed",
  );
  await versions.getByRole("button", { name: "Fit View" }).click();
  await expect(versions.locator('[data-id="look"]')).toContainText("removed");
  await expect(versions.locator('[data-id="stats"]')).toContainText("added");
  await expect(versions.getByText(/removed: .*find_patterns/)).toBeAttached();

  await versions.getByRole("button", { name: "Restore version 1" }).click();
  await expect(builder.node("look")).toBeAttached();
  await expect(builder.view.getByText("Version 1 is on the canvas; Save keeps it")).toBeVisible();
  await builder.view.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => readWhenThere(file)).toBe(FIRST);
  expect(window.pageErrors).toEqual([]);
});

test("a workflow is duplicated, and its text exported", async ({ workbench, window }) => {
  const builder = new BuilderPage(workbench.page);
  await workbench.page.keyboard.press("Control+3");
  await builder.open("simple_backtest");
  await builder.view.getByRole("button", { name: "File" }).click();
  await workbench.page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(builder.view.getByLabel(/^Name/)).toHaveValue("simple_backtest_copy");
  await builder.view.getByRole("button", { name: "Create" }).click();
  await expect(builder.node("fetch_data")).toBeAttached();

  await window.app.evaluate(({ session }) => {
    session.defaultSession.once("will-download", (event, item) => {
      event.preventDefault();
      Reflect.set(globalThis, "offered", `${item.getFilename()} ${decodeURIComponent(item.getURL())}`);
    });
  });
  await builder.view.getByRole("button", { name: "File" }).click();
  await workbench.page.getByRole("menuitem", { name: "Export a file" }).click();
  const offered = (): Promise<string> =>
    window.app.evaluate(() => String(Reflect.get(globalThis, "offered")));
  await expect.poll(offered).toMatch(/^simple_backtest_copy\.yaml .*name: simple_backtest_copy/);
});

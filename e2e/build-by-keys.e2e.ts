import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { BuilderPage } from "./pages/builder.ts";
import { focusedName, tabTo } from "./pages/keyboard.ts";
import { readWhenThere } from "./pages/read-when-there.ts";

const MOST_STEPS = 20;

/** Goes from step to step by key until that one has the focus. */
async function goTo(builder: BuilderPage, step: string, key: "]" | "["): Promise<void> {
  const isThere = async (): Promise<boolean> =>
    builder.node(step).evaluateAll((nodes) => nodes.some((node) => node === document.activeElement));
  for (let pressed = 0; pressed < MOST_STEPS; pressed += 1) {
    const before = await focusedName(builder.page);
    await builder.page.keyboard.press(key);
    await expect.poll(() => focusedName(builder.page)).not.toBe(before);
    if (await isThere()) return;
  }
  throw new Error(`${key} never reached ${step}`);
}

test("a workflow is drawn, saved, run, read, broken and mended without a pointer", async ({
  workbench,
  window,
  workspace,
}) => {
  // Some hundred keys, each with a look at what it did.
  test.slow();
  const { page } = workbench;
  const builder = new BuilderPage(page);
  const { keyboard } = page;
  await keyboard.press("Control+3");
  await tabTo(page, /^File$/);
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await tabTo(page, /^Name/);
  await keyboard.type("by_keys");
  await keyboard.press("Enter");
  await expect(builder.search).toBeVisible();
  await keyboard.press("/");
  await expect(builder.search).toBeFocused();
  const add = async (query: string, step: string): Promise<void> => {
    await keyboard.type(query);
    await keyboard.press("Enter");
    await expect(builder.node(step)).toBeAttached();
  };
  await add("get_historical", "get_historical");
  await add("market_regime.detect", "detect");
  await add("parallel", "together");
  await add("find_patterns", "together.find_patterns");
  await add("predict_best", "together.predict_best");
  await keyboard.press("Escape");
  await keyboard.press("Escape");
  await goTo(builder, "together", "]");
  await keyboard.press("/");
  await expect(builder.search).toBeFocused();
  await add("position_sizing.calculate", "calculate");
  await add("backtest.execute", "execute");
  await add("branch", "decide");
  await add("create_report", "decide.then.create_report");
  await keyboard.press("Escape");
  await keyboard.press("Escape");

  await goTo(builder, "decide", "[");
  await keyboard.press("F2");
  await tabTo(page, /^Condition/);
  await keyboard.press("Control+a");
  await keyboard.type("steps.execute.result.statistics.trades > 0");
  await keyboard.press("Enter");
  await expect(builder.view.getByText("It can run: no problems.")).toBeVisible();
  await keyboard.press("Control+s");
  const file = path.join(workspace.environment["GPT_TRADER_WORKSPACE"] ?? "", "workflows", "by_keys.yaml");
  await expect.poll(() => readWhenThere(file)).toContain("parallel:");
  const saved = readFileSync(file, "utf8");

  await keyboard.press("Control+Enter");
  await builder.completes();
  await tabTo(page, /^Fit View$/, "Shift+Tab");
  await keyboard.press("Enter");
  await expect(builder.stepsThat("completed")).toHaveCount(9);
  await expect(builder.graph.getByRole("note", { name: /^get_historical bars: / })).toBeVisible();
  await keyboard.press("Escape");
  await goTo(builder, "execute", "]");
  const values = builder.side.getByRole("region", { name: "Values of the run" });
  await expect(values).toContainText("result");

  // Without its bars nothing can run: the list below the canvas says so and leads to the step.
  await keyboard.press("Escape");
  await goTo(builder, "get_historical", "]");
  await keyboard.press("Delete");
  await expect(builder.node("get_historical")).toHaveCount(0);
  const problems = builder.problems.getByRole("button");
  await expect(problems.first()).toBeVisible();
  const problem = await problems.first().innerText();
  await tabTo(page, new RegExp(`^${problem.slice(0, 12).replaceAll(/[^\w ]/g, ".")}`));
  await keyboard.press("Enter");
  await expect(builder.side.getByRole("region", { name: /^Step / })).toBeVisible();
  await keyboard.press("Control+z");
  await expect(builder.node("get_historical")).toBeAttached();
  await expect(builder.view.getByText("It can run: no problems.")).toBeVisible();
  await keyboard.press("Control+s");
  expect(readFileSync(file, "utf8")).toBe(saved);
  expect(window.pageErrors).toEqual([]);
});

test("a run is held at a breakpoint, done step by step and begun again at a step without a pointer", async ({
  workbench,
  window,
  workspace,
}) => {
  const folder = path.join(workspace.environment["GPT_TRADER_WORKSPACE"] ?? "", "workflows");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, "nightly.yaml"),
    `name: nightly
steps:
  - fetch: { slice: data, method: get_historical }
  - look: { slice: analyze, method: find_patterns }
  - detect: { slice: market_regime, method: detect }
`,
  );
  const { page } = workbench;
  const { keyboard } = page;
  await page.reload();
  await workbench.isReady();
  await keyboard.press("Control+3");
  const builder = new BuilderPage(page);
  await tabTo(page, /^Workflow to edit/);
  // One letter: a list forgets the letters before it when the next one comes late.
  await keyboard.press("n");
  await expect(builder.node("look")).toBeAttached();
  await keyboard.press("Tab");
  await goTo(builder, "look", "]");
  await keyboard.press("F9");
  await expect(builder.node("look").getByRole("img", { name: "Breakpoint" })).toBeVisible();
  await keyboard.press("Control+Enter");
  await expect(builder.status).toContainText("paused before look");
  await keyboard.press("F10");
  await expect(builder.status).toContainText("paused before detect");
  await expect(builder.node("look").getByRole("img", { name: "completed" })).toBeVisible();
  await keyboard.press("F8");
  await builder.completes();

  await keyboard.press("F9");
  await goTo(builder, "detect", "]");
  await keyboard.press("r");
  await expect(builder.view.getByText("from detect", { exact: true })).toBeVisible();
  await builder.completes();
  await expect(builder.node("look").getByText("kept")).toBeVisible();
  expect(window.pageErrors).toEqual([]);
});

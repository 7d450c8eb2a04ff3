import path from "node:path";
import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import { BuilderPage } from "./pages/builder.ts";
import { readWhenThere } from "./pages/read-when-there.ts";

test("a person draws a workflow, runs it, sees its values, breaks it and takes that back", async ({
  workbench,
  window,
  workspace,
}) => {
  const builder = new BuilderPage(workbench.page);
  await workbench.page.keyboard.press("Control+3");
  await builder.create("night_desk");

  await builder.add("get_historical", "get_historical");
  await builder.add("market_regime.detect", "detect");
  await builder.add("parallel", "together");
  await builder.addInto("together", "find_patterns", "together.find_patterns");
  await builder.addInto("together", "predict_best", "together.predict_best");
  await workbench.page.keyboard.press("Escape");
  await builder.choose("together");
  await builder.add("position_sizing.calculate", "calculate");
  await builder.add("backtest.execute", "execute");
  await builder.add("branch", "decide");
  await builder.addInto("decide.then", "create_report", "decide.then.create_report");
  await builder.showAll();
  await expect(builder.graph.locator(".react-flow__node")).toHaveCount(9);
  await builder.choose("decide");
  await builder.set("Condition", "steps.execute.result.statistics.trades > 0");
  await expect(builder.view.getByText("It can run: no problems.")).toBeVisible();

  await builder.view.getByRole("button", { name: "Save" }).click();
  const file = path.join(workspace.environment["GPT_TRADER_WORKSPACE"] ?? "", "workflows", "night_desk.yaml");
  await expect
    .poll(() => readWhenThere(file))
    .toContain('when: "steps.execute.result.statistics.trades > 0"');

  await builder.view.getByRole("button", { name: "Run", exact: true }).click();
  await builder.completes();
  await builder.showAll();
  await expect(builder.stepsThat("completed")).toHaveCount(9);
  const values = builder.graph.getByRole("note");
  await expect(values.first()).toBeVisible();
  await builder.choose("execute");
  const value = builder.side.getByRole("region", { name: "Values of the run" });
  await expect(value).toContainText("result");

  // Text and graph are one: what breaks the one is said on the other.
  await builder.view.getByRole("button", { name: "Text" }).click();
  const whole = await builder.text.inputValue();
  await builder.text.fill(whole.replace("method: execute", "method: exekute"));
  await expect(builder.problems).toContainText(
    "method of backtest must be known, was exekute; did you mean execute?",
  );
  await builder.problems.getByRole("button").first().click();
  await expect(builder.side.getByRole("region", { name: "Step execute" })).toBeVisible();
  await expect(builder.view.getByRole("button", { name: "Run", exact: true })).toBeDisabled();
  await builder.view.getByRole("button", { name: "Undo" }).click();
  await expect(builder.view.getByText("It can run: no problems.")).toBeVisible();
  expect(await builder.text.inputValue()).toBe(whole);
  expect(window.pageErrors).toEqual([]);
});

test("a wire that cannot be is refused with the reason, and edits survive a reload", async ({
  workbench,
}) => {
  const builder = new BuilderPage(workbench.page);
  await workbench.page.keyboard.press("Control+3");
  await builder.create("wired");
  await builder.add("get_historical", "get_historical");
  await builder.add("market_regime.detect", "detect");
  const from = builder.node("get_historical").locator('[data-handleid="out:range"]');
  const to = builder.node("detect").locator('[data-handleid="in:bars"]');
  await from.hover();
  await workbench.page.mouse.down();
  await to.hover();
  await to.hover({ position: { x: 3, y: 3 } });
  await expect(builder.graph.getByRole("status")).toHaveText(
    /^Cannot connect: bars is wanted here, this gives /,
  );
  await workbench.page.mouse.up();
  await expect(builder.view.getByRole("status", { name: "State of the file" })).toHaveText(
    "New, kept as a draft",
  );

  await workbench.page.reload();
  // The workspace is the one that was shown.
  await builder.view.getByRole("button", { name: "File" }).click();
  await workbench.page.getByRole("menuitem", { name: "Draft of wired" }).click();
  await expect(builder.node("detect")).toBeAttached();
});

test("the same by keyboard alone", async ({ workbench }) => {
  const { page } = workbench;
  const builder = new BuilderPage(page);
  await page.keyboard.press("Control+3");
  await builder.view.getByRole("button", { name: "File" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await builder.view.getByLabel(/^Name/).focus();
  await page.keyboard.type("by_keys");
  await page.keyboard.press("Enter");
  await expect(builder.search).toBeVisible();
  await builder.search.focus();
  const add = async (query: string, path: string): Promise<void> => {
    await page.keyboard.type(query);
    await page.keyboard.press("Enter");
    await expect(builder.node(path)).toBeAttached();
  };
  await add("get_historical", "get_historical");
  await add("parallel", "together");
  await add("market_regime.detect", "together.detect");
  await add("find_patterns", "together.find_patterns");
  await builder.node("together").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("/");
  await expect(builder.search).toBeFocused();
  await add("branch", "decide");
  await add("data.stats", "decide.then.stats");
  await builder.node("decide.then.stats").focus();
  await page.keyboard.press("Escape");
  await builder.node("together.find_patterns").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+ArrowLeft");
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("look");
  await page.keyboard.press("Enter");
  await expect(builder.node("together.look")).toBeAttached();
  await page.keyboard.press("Control+Enter");
  await builder.completes();
  await builder.graph.getByRole("button", { name: "Fit View" }).press("Enter");
  await expect(builder.stepsThat("completed")).toHaveCount(6);
  await builder.node("together.detect").focus();
  await page.keyboard.press("Enter");
  await builder.node("together.look").focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Delete");
  await expect(builder.node("together.look")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(builder.node("together.look")).toBeAttached();
});

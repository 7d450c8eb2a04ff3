import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { aWorkbench } from "#engine/workflow/testing/a-workbench.ts";
import { TRADING_SLICES, TRADING_WORKFLOW } from "#engine/workflow/testing/trading-slices.ts";
import { turns } from "#engine/workflow/testing/fake-timer.ts";
import { contentHash, type ContentHash } from "#shared/model/ids.ts";

function aTrade(files: Readonly<Record<string, string>> = {}) {
  return aWorkbench({ slices: TRADING_SLICES, workflow: TRADING_WORKFLOW, files });
}

describe("executeWorkflow", () => {
  it.each([
    [
      "an unknown workflow",
      "trad",
      {},
      { code: "workflow.unknown", field: "workflow", value: "trad", remedy: "did you mean trade?" },
    ],
    [
      "a missing input",
      "trade",
      {},
      { code: "workflow.input-missing", field: "symbols", remedy: "give symbols, of type symbols" },
    ],
    [
      "an unknown input",
      "trade",
      { symbol: ["SPX"] },
      { code: "workflow.input-unknown", field: "symbol", remedy: "did you mean symbols?" },
    ],
    [
      "a member that a schema would drop",
      "trade",
      { symbols: ["SPX"], parameters: JSON.parse('{"__proto__":1}') as unknown },
      { code: "workflow.input-invalid", field: "parameters.__proto__", value: "__proto__" },
    ],
    [
      "reversed dates",
      "trade",
      { symbols: ["SPX"], from: "2020-02-01", to: "2020-01-01" },
      { code: "workflow.input-invalid", field: "from", value: "2020-02-01", remedy: "swap from and to" },
    ],
    [
      "a day that is none",
      "trade",
      { symbols: ["SPX"], from: "2020-13-01" },
      { field: "from", message: 'from must be a calendar day as YYYY-MM-DD, was "2020-13-01"' },
    ],
    [
      "a wrong type",
      "trade",
      { symbols: "SPX" },
      { field: "symbols", message: 'symbols must be a list, was "SPX"' },
    ],
    [
      "a value out of range",
      "trade",
      { symbols: ["SPX"], quantity: 0 },
      { field: "quantity", value: "0", message: "quantity must be above 0, was 0" },
    ],
    [
      "a symbol that is none",
      "trade",
      { symbols: ["S P X"] },
      { field: "symbols.0", message: 'symbols.0 must be a symbol such as SPX, was "S P X"' },
    ],
  ])("refuses %s before anything runs", async (_, workflow, inputs, error) => {
    const { engine, published } = aTrade();
    await expect(engine.orchestrator.executeWorkflow(workflow, inputs)).rejects.toMatchObject({
      kind: "user",
      ...error,
    });
    expect(published).toEqual([]);
  });

  it("refuses an unknown mode", async () => {
    const mode = "papr" as "paper";
    await expect(aTrade().engine.orchestrator.executeWorkflow("trade", {}, { mode })).rejects.toMatchObject({
      code: "workflow.mode-unknown",
      field: "mode",
      remedy: "did you mean paper?",
    });
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 32, 1e308])("refuses the seed %s before anything runs", async (seed) => {
    const { engine, published } = aTrade();
    const run = engine.orchestrator.executeWorkflow("trade", { symbols: ["SPX"] }, { seed });
    await expect(run).rejects.toMatchObject({ code: "workflow.seed-invalid", field: "seed", kind: "user" });
    expect(published).toEqual([]);
  });

  it("refuses a live run without maximum safety", async () => {
    const run = aTrade().engine.orchestrator.executeWorkflow("trade", { symbols: ["SPX"] }, { mode: "live" });
    await expect(run).rejects.toMatchObject({ code: "workflow.invalid", field: "safety" });
  });

  it("refuses a workflow with problems, with all of them in the details", async () => {
    const { engine } = aTrade({
      broken: "name: broken\nsteps:\n  - a: { slice: dta, method: x }\n  - b: { slice: data, method: y }\n",
    });
    await expect(engine.orchestrator.executeWorkflow("broken", {})).rejects.toMatchObject({
      code: "workflow.invalid",
      details: [
        "line 3, column 17, steps.a.slice: slice must be known, was dta; did you mean data?",
        expect.stringMatching(/^line 4, .*method of data must be known, was y; use one of get_historical$/),
      ],
    });
  });

  it("refuses a file that cannot be read, by the name of the file", async () => {
    const { engine } = aTrade({ scribble: "- no workflow" });
    await expect(engine.orchestrator.executeWorkflow("scribble", {})).rejects.toMatchObject({
      code: "workflow.invalid",
    });
  });

  it("runs the text that was shown, or nothing", async () => {
    const { engine, published } = aTrade();
    const [shown] = await engine.listWorkflows();
    const start = (shownHash: ContentHash | undefined) =>
      engine.orchestrator.executeWorkflow("trade", { symbols: ["A"] }, { shownHash });
    expect(await start(shown?.hash)).toMatchObject({ status: "completed" });
    const started = published.filter(({ name }) => name === "workflow.started").length;
    await expect(start(contentHash("0".repeat(64)))).rejects.toMatchObject({
      code: "workflow.changed",
      kind: "refused",
    });
    expect(published.filter(({ name }) => name === "workflow.started").length).toBe(started);
  });

  it("takes declared defaults, and lets an input replace a step's output", async () => {
    const { engine } = aTrade({
      defaults: `name: defaults\ninputs: { quantity: { type: number, default: 5 } }\n${TRADING_WORKFLOW.replace("name: trade\n", "")}`,
    });
    const byDefault = await engine.orchestrator.executeWorkflow("defaults", { symbols: ["SPX"] });
    const replaced = await engine.orchestrator.executeWorkflow("trade", {
      symbols: ["SPX"],
      regimes: ["given"],
    });
    expect([byDefault.outputs["score"], byDefault.inputs["quantity"], replaced.outputs["note"]]).toEqual([
      5,
      5,
      "given",
    ]);
  });

  it("leaves out an input that is given as undefined", async () => {
    const inputs = { symbols: ["SPX"], from: undefined };
    expect((await aTrade().engine.orchestrator.executeWorkflow("trade", inputs)).status).toBe("completed");
  });

  it("is cancelled by the caller's own cancellation", async () => {
    const { engine, timer } = aWorkbench({
      slices: { slow: { methods: { wait: { answer: () => new Promise(() => undefined) } } } },
      workflow: "name: wait\nsteps:\n  - wait: { slice: slow, method: wait }\n",
    });
    const cancellation = createCancellation();
    const running = engine.orchestrator.executeWorkflow("wait", {}, { cancellation });
    await turns();
    cancellation.cancel("the command line");
    await timer.pass(500);
    expect(await running).toMatchObject({
      status: "cancelled",
      error: { code: "run.cancelled", value: "the command line" },
    });
  });

  it("runs a hundred workflows at once, each to its own end", async () => {
    const { engine } = aTrade();
    const runs = Array.from({ length: 100 }, (_, index) =>
      engine.orchestrator.executeWorkflow("trade", { symbols: ["SPX"], quantity: index + 1 }),
    );
    const scores = (await Promise.all(runs)).map(({ outputs }) => outputs["score"]);
    expect(scores).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });
});

describe("listWorkflows", () => {
  it("shows each workflow with its steps and inputs, and what keeps it from running", async () => {
    const { engine } = aTrade({ other: "name: trade\nsteps: [log_metrics]", scribble: "- x" });
    const views = await engine.listWorkflows();
    expect(views.map(({ name, problems }) => [name, problems])).toEqual([
      ["trade", []],
      [
        "trade",
        [
          "line 1, column 1, name: name must be unique, was trade twice; give one of the two workflows another name",
          "line 2, column 9, steps.log_metrics.slice: slice must be known, was monitor; use one of data, market_regime, backtest",
        ],
      ],
      [
        "scribble",
        [
          "line 1, column 1, file: workflow must be a map with name and steps, was a list; start the file with name: and steps:",
        ],
      ],
    ]);
    expect(views[0]).toMatchObject({
      origin: "built-in",
      isRealTime: false,
      steps: [{ step: "fetch_data", slice: "data", method: "get_historical" }, {}, {}],
    });
    expect(views[0]?.inputs[0]).toEqual({
      name: "symbols",
      title: "Symbols",
      type: "symbols",
      unit: undefined,
      isRequired: true,
      default: undefined,
      choices: undefined,
    });
  });
});

describe("validateWorkflow of the engine", () => {
  it("answers the problems of a text, for a mode", () => {
    const { engine } = aTrade();
    expect([
      engine.validateWorkflow(TRADING_WORKFLOW),
      engine.validateWorkflow(TRADING_WORKFLOW, "live").map(({ code }) => code),
      engine.validateWorkflow("").length,
    ]).toEqual([[], ["workflow.safety-missing"], 1]);
  });
});

describe("health of the engine", () => {
  it("reads every slice and says when one falls ill and gets well", () => {
    const { engine, published } = aTrade();
    engine.recordWorker("backtest", "lost", "exit code 1");
    expect(engine.health().map(({ slice, state }) => [slice, state])).toEqual([
      ["data", "idle"],
      ["market_regime", "idle"],
      ["backtest", "down"],
    ]);
    engine.recordWorker("backtest", "running", undefined);
    engine.registry.disable("data", "switched off");
    expect(published.map(({ name, payload }) => [name, payload])).toEqual([
      ["health.degraded", { slice: "backtest", state: "down", detail: "exit code 1" }],
      ["health.restored", { slice: "backtest" }],
      ["health.degraded", { slice: "data", state: "disabled", detail: "switched off" }],
    ]);
  });
});

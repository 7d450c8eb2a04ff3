import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { CutOffRun } from "#engine/orchestrator/orchestrator.ts";
import type { FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import { runId } from "#shared/model/ids.ts";
import { aWorkbench } from "./testing/a-workbench.ts";
import { turns } from "./testing/fake-timer.ts";
import { TRADING_SLICES, TRADING_WORKFLOW } from "./testing/trading-slices.ts";

const HANG: FakeSlice = { methods: { hang: { answer: () => new Promise(() => undefined) } } };
const ECHO: FakeSlice = {
  methods: {
    echo: {
      input: { score: z.number() },
      output: { echoed: z.number() },
      answer: ({ score }) => ({ echoed: score }),
    },
  },
};
const slices = { ...TRADING_SLICES, hanger: HANG, echo: ECHO };
const OUTER = `name: outer
inputs:
  how_many: { type: number, default: 3 }
steps:
  - part: { workflow: trade, with: { symbols: [SPX, FB], quantity: "\${inputs.how_many}" } }
  - echo: { slice: echo, method: echo }
`;

function bench(outer: string, files: Readonly<Record<string, string>> = {}) {
  return aWorkbench({ slices, files: { outer, trade: TRADING_WORKFLOW, ...files } });
}

async function problemsOf(outer: string, files: Readonly<Record<string, string>> = {}) {
  const views = await bench(outer, files).engine.listWorkflows();
  return views.find(({ name }) => name === "outer")?.problems.join("\n") ?? "";
}

describe("a workflow that runs another", () => {
  it("shows its steps under its own, gives it inputs, and passes on what it answers", async () => {
    const { engine } = bench(OUTER);
    const { status, steps, outputs } = await engine.orchestrator.executeWorkflow("outer", {});
    expect([status, steps.map(({ step, status: how }) => `${step} ${how}`)]).toEqual([
      "completed",
      [
        "part completed",
        "part.fetch_data completed",
        "part.detect_regime completed",
        "part.run_backtest completed",
        "echo completed",
      ],
    ]);
    expect(outputs["echoed"]).toBe(6);
  });

  it("asks for what its part needs, and wires what an earlier step gives", async () => {
    const views = await bench(OUTER.replace("symbols: [SPX, FB], ", "")).engine.listWorkflows();
    const view = views.find(({ name }) => name === "outer");
    expect(view?.inputs.map(({ name, isRequired }) => [name, isRequired])).toContainEqual(["symbols", true]);
    const { engine } = bench(OUTER);
    const given = await engine.orchestrator.executeWorkflow("outer", { window: 5 });
    expect(given.steps[2]?.output).toEqual({ regimes: ["window 5"] });
  });

  it("pins the text of its part, and goes on with it after a crash", async () => {
    const first = bench(OUTER);
    await first.engine.orchestrator.executeWorkflow("outer", {});
    const started = first.published[0]!.payload as EventMap["workflow.started"];
    expect(started.subWorkflows).toMatchObject([{ name: "trade", text: TRADING_WORKFLOW }]);
    const steps = new Map(
      first.records
        .filter(({ step }) => step === "part.fetch_data")
        .map(({ step, output, summary, durationMs }) => [step, { output, summary, durationMs }]),
    );
    const run: CutOffRun = {
      ...started,
      runId: runId("run-7"),
      given: [],
      definition: OUTER,
      progress: { reason: "a test", steps },
    };
    const later = aWorkbench({ slices, files: { trade: "name: trade\nsteps: []" } });
    const result = await later.engine.orchestrator.resume(run).finished;
    expect([result.status, result.outputs["echoed"]]).toEqual(["completed", 6]);
    expect(later.records.map(({ step }) => step)).not.toContain("part.fetch_data");
    const damaged = { ...run, subWorkflows: [{ ...started.subWorkflows![0]!, text: "name: trade" }] };
    expect(() => later.engine.orchestrator.resume(damaged)).toThrow(/stored definition of trade/);
  });

  it("is cancelled with what its part does", async () => {
    const { engine, timer } = bench("name: outer\nsteps: [{ part: { workflow: slow } }]", {
      slow: "name: slow\nsteps: [{ hang: { slice: hanger, method: hang } }]",
    });
    const { runId: id, finished } = await engine.orchestrator.start("outer", {});
    await turns();
    engine.orchestrator.cancel(id, "a test");
    await timer.pass(1_000);
    const { status, steps } = await finished;
    expect([status, steps.map((step) => step.status)]).toEqual(["cancelled", ["cancelled", "cancelled"]]);
  });

  it("fails with its part, which tells the step that failed", async () => {
    const { engine } = bench(OUTER.replace(/, quantity: "[^"]*"/, ""), {
      trade: TRADING_WORKFLOW.replace("method: execute", 'method: execute, with: { quantity: "${0 - 1}" }'),
    });
    const { status, steps, error } = await engine.orchestrator.executeWorkflow("outer", {});
    expect([status, steps[0]?.status, steps[3]?.status, error?.field]).toEqual([
      "failed",
      "failed",
      "failed",
      "quantity",
    ]);
  });

  it("tells a wrong input of its part when it starts", async () => {
    const { engine } = bench(OUTER.replace('"${inputs.how_many}"', '"${inputs.how_many - 3}"'));
    const { error } = await engine.orchestrator.executeWorkflow("outer", {});
    expect(error).toMatchObject({
      code: "workflow.input-invalid",
      message: "quantity must be above 0, was 0",
    });
  });

  it.each([
    ["part: { workflow: trad }", "workflow must be known, was trad; did you mean trade?"],
    ["part: { workflow: outer }", "in a circle, was outer -> outer"],
    ["part: { workflow: back }", "workflow back must have no problems, was: line 2"],
    [
      "part: { workflow: trade, with: { symbls: [SPX] } }",
      "field must be known, was symbls; did you mean symbols?",
    ],
    ["part: { workflow: trade, with: { symbols: [SPX], quantity: -1 } }", "quantity must be above 0, was -1"],
    ["part: { workflow: trade, with: { symbols: [SPX] }, timeout: 1s }", "key must be known, was timeout"],
    ["part: { workflow: broken }", "workflow broken must have no problems"],
    ["part: { workflow: live }", "a trigger must stand at the top"],
    ["part: { workflow: d1 }", "nested at most 8 deep"],
  ])("%s is refused before the run", async (step, problem) => {
    const deep = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `d${index + 1}`,
        `name: d${index + 1}\nsteps: [{ p: { workflow: d${index + 2} } }]`,
      ]),
    );
    const files = {
      ...deep,
      back: "name: back\nsteps: [{ p: { workflow: outer } }]",
      broken: "name: broken",
      live: "name: live\nmode: real-time\nsteps: [{ l: { trigger: market_data_update, steps: [{ d: { slice: hanger, method: hang } }] } }]",
    };
    expect(await problemsOf(`name: outer\nsteps:\n  - ${step}\n`, files)).toContain(problem);
  });

  it("is refused when it is made of too many parts", async () => {
    const many = (name: string, part: string): string =>
      `name: ${name}\nsteps: [${Array.from({ length: 20 }, (_, index) => `{ p${index}: { workflow: ${part} } }`).join(", ")}]`;
    const leaf = "name: leaf\nsteps: [{ h: { slice: hanger, method: hang } }]";
    const found = await problemsOf(many("outer", "middle"), { middle: many("middle", "leaf"), leaf });
    expect(found).toContain("few enough in all");
  });
});

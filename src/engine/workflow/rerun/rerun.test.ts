import { describe, expect, it } from "vitest";
import { z } from "zod";
import { refusedError, toAppError } from "#shared/errors/app-error.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import type { FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { runId } from "#shared/model/ids.ts";
import { asRecorded } from "../testing/as-recorded.ts";
import { aStream, aWorkbench } from "../testing/a-workbench.ts";
import { TRADING_SLICES, TRADING_WORKFLOW } from "../testing/trading-slices.ts";

const INPUTS = { symbols: ["SPX"], quantity: 7 };

/** Runs the first text to its end, then begins a run of the second one at a step of it. */
async function rerun(
  from: string,
  text = TRADING_WORKFLOW,
  was = TRADING_WORKFLOW,
  changes: Readonly<Record<string, unknown>> = {},
) {
  const first = aWorkbench({ slices: TRADING_SLICES, workflow: was });
  const whole = await first.engine.orchestrator.executeWorkflow("trade", INPUTS);
  const again = aWorkbench({ slices: TRADING_SLICES, workflow: text });
  const { finished } = await again.engine.orchestrator.rerun(asRecorded(first), from, { changes });
  return { ...again, whole, result: await finished };
}

const refusalOf = async (work: Promise<unknown>): Promise<readonly (string | undefined)[]> => {
  const thrown = await work.then(() => undefined, toAppError);
  return [thrown?.code, thrown?.message, thrown?.remedy];
};

describe("a run that begins at a step of another one", () => {
  it("says of which run and from which step, and what it took over", async () => {
    const { published, records, story } = await rerun("detect_regime");
    const { rerunOf, seed, inputs } = published[0]!.payload as EventMap["workflow.started"];
    expect([rerunOf?.runId, rerunOf?.step, rerunOf?.taken.map(({ step }) => step)]).toEqual([
      "run-of-before",
      "detect_regime",
      ["fetch_data"],
    ]);
    expect([seed, inputs]).toEqual([1, INPUTS]);
    expect(records.map(({ step }) => step)).toEqual(["detect_regime", "run_backtest"]);
    expect(story().filter((line) => line.endsWith("fetch_data"))).toEqual([]);
  });

  it("runs what the workflow says now of that step and those after it", async () => {
    const text = TRADING_WORKFLOW.replace("method: execute", "method: execute, with: { quantity: 3 }");
    const { result } = await rerun("run_backtest", `# a word\n${text}`);
    expect([result.status, result.outputs["score"]]).toEqual(["completed", 3]);
  });

  it("runs a step that was put in since", async () => {
    const text = TRADING_WORKFLOW.replace(
      "  - run_backtest",
      "  - once_more: { slice: market_regime, method: detect, with: { window: 5 } }\n  - run_backtest",
    ).replace("method: execute", 'method: execute, with: { regimes: "${steps.once_more.regimes}" }');
    const { result, records } = await rerun("once_more", text);
    expect(result.outputs["note"]).toBe("window 5");
    expect(records.map(({ step }) => step)).toEqual(["once_more", "run_backtest"]);
  });

  it.each([
    [
      "a step before does something else",
      "method: detect",
      "method: detect, with: { window: 5 }",
      "detect_regime",
    ],
    [
      "a step before is gone",
      "  - detect_regime: { slice: market_regime, method: detect }\n",
      "",
      "detect_regime",
    ],
    ["a step was put before", "  - detect", "  - more: { wait: 1s }\n  - detect", "more"],
  ])("is refused when %s", async (_, old, now, named) => {
    expect(await refusalOf(rerun("run_backtest", TRADING_WORKFLOW.replace(old, now)))).toEqual([
      "rerun.definition-changed",
      `what runs before run_backtest must be what run run-of-before ran, ${named} has changed since`,
      "begin at the first step that has changed, or run the whole workflow again",
    ]);
  });

  it("is refused when an input that a step before reads has another default now", async () => {
    const text = (window: number): string =>
      TRADING_WORKFLOW.replace("steps:", `inputs:\n  window: { type: number, default: ${window} }\nsteps:`);
    expect((await refusalOf(rerun("run_backtest", text(9), text(8))))[1]).toContain(
      "the input window has changed",
    );
    expect((await rerun("detect_regime", text(9), text(8))).result.outputs["note"]).toBe("window 9");
  });

  it("takes other values of inputs that no step before reads", async () => {
    const changed = (changes: Readonly<Record<string, unknown>>) =>
      rerun("run_backtest", TRADING_WORKFLOW, TRADING_WORKFLOW, changes);
    const { result, published, records } = await changed({ quantity: 3 });
    expect([result.status, result.outputs["score"]]).toEqual(["completed", 3]);
    expect(records.map(({ step }) => step)).toEqual(["run_backtest"]);
    const { inputs, given } = published[0]!.payload as EventMap["workflow.started"];
    expect([inputs, given]).toEqual([{ symbols: ["SPX"], quantity: 3 }, Object.keys(INPUTS)]);
    expect((await changed({ quantity: null })).published[0]!.payload).toMatchObject({ given: ["symbols"] });

    expect((await refusalOf(changed({ symbols: ["FB"] })))[1]).toContain("the input symbols has changed");
    expect((await refusalOf(changed({ quantiti: 3 })))[2]).toContain("did you mean quantity?");
    expect((await refusalOf(changed({ quantity: "much" })))[0]).toMatch(/input/);
  });

  it("is refused at a step that there is not", async () => {
    expect(await refusalOf(rerun("run_backtes"))).toEqual([
      "workflow.step-unknown",
      "a run must begin at one step of trade, was run_backtes",
      "did you mean run_backtest?",
    ]);
  });

  it("goes on after a kill with what it had taken over", async () => {
    const first = await rerun("run_backtest");
    const { payload } = first.published[0]!;
    const { definition = "", given = [], rerunOf: _, ...started } = payload as EventMap["workflow.started"];
    const source = aWorkbench({ slices: TRADING_SLICES, workflow: TRADING_WORKFLOW });
    await source.engine.orchestrator.executeWorkflow("trade", INPUTS);
    const taken = asRecorded(source).ended.slice(0, 2);
    const { engine, records, story } = aWorkbench({ slices: TRADING_SLICES, files: {} });
    const progress = { reason: "a test", steps: new Map(), taken };
    const cutOff = { ...started, runId: runId("run-8"), definition, given, progress };
    const result = await engine.orchestrator.resume(cutOff).finished;
    expect(result.outputs).toEqual(first.whole.outputs);
    expect([records.map(({ step }) => step), story()[0]]).toEqual([["run_backtest"], "workflow.resumed"]);
  });
});

/** A desk whose third step fails as often as it is told to, and which says what was called. */
function aDesk(failures: number) {
  const called: string[] = [];
  let left = failures;
  const answer = (name: string) => () => {
    called.push(name);
    if (name === "risky" && left > 0) {
      left -= 1;
      throw refusedError({ code: "test.refused", message: "not now" });
    }
    return { said: name };
  };
  const methods = Object.fromEntries(
    ["first", "risky", "save", "report"].map((name) => [
      name,
      { output: { said: z.string() }, answer: answer(name) },
    ]),
  );
  return { slices: { desk: { methods } } as Readonly<Record<string, FakeSlice>>, called };
}

const call = (name: string): string => `{ ${name}: { slice: desk, method: ${name} } }`;
const text = (steps: string): string => `name: x\nsteps: [${steps}]\n`;

async function rerunDesk(workflow: string, from: string, failures: number) {
  const before = aDesk(failures);
  const bench = aWorkbench({ slices: before.slices, workflow });
  const whole = await bench.engine.orchestrator.executeWorkflow("x", {});
  const now = aDesk(0);
  const again = aWorkbench({ slices: now.slices, workflow });
  const { finished } = await again.engine.orchestrator.rerun(asRecorded(bench), from);
  return { whole, called: now.called, result: await finished };
}

describe("a run that begins again", () => {
  it("at the step that failed goes on from there", async () => {
    const workflow = text([call("first"), call("risky"), call("report")].join(", "));
    const { whole, called, result } = await rerunDesk(workflow, "risky", 1);
    expect([whole.status, result.status, called]).toEqual(["refused", "completed", ["risky", "report"]]);
  });

  it("after a step that failed is refused, with the step to begin at", async () => {
    const workflow = text([call("first"), call("risky"), call("report")].join(", "));
    expect(await refusalOf(rerunDesk(workflow, "report", 1))).toEqual([
      "rerun.outcome-missing",
      "the outcome of every step before report is needed, run run-of-before failed at risky",
      "begin at risky",
    ]);
  });

  it("in what follows a caught failure does not try again", async () => {
    const steps = `{ guard: { try: [${call("first")}, ${call("risky")}], catch: [${call("save")}] } }, ${call("report")}`;
    const after = await rerunDesk(text(steps), "report", 1);
    expect([after.called, after.result.outputs]).toEqual([["report"], after.whole.outputs]);
    const within = await rerunDesk(text(steps), "save", 1);
    expect([within.called, within.result.outputs]).toEqual([["save", "report"], within.whole.outputs]);
  });

  it("in an arm that was not taken is refused", async () => {
    const steps = `{ decide: { when: "1 < 2", then: [${call("first")}], else: [${call("save")}] } }`;
    expect(await refusalOf(rerunDesk(text(steps), "save", 0))).toEqual([
      "rerun.step-not-reached",
      "run run-of-before did not come to decide.else.save",
      "begin at decide, which decides whether it runs",
    ]);
  });

  it("beside others of a parallel step leaves those that have ended well", async () => {
    const steps = `{ both: { parallel: [${call("first")}, ${call("save")}] } }, ${call("report")}`;
    const { called, result } = await rerunDesk(text(steps), "both.first", 0);
    expect([called, result.status]).toEqual([["first", "report"], "completed"]);
  });

  it("inside of a repetition is refused, with the step that holds it", async () => {
    const steps = `{ all: { for_each: "[1, 2]", steps: [${call("first")}] } }`;
    expect(await refusalOf(rerunDesk(text(steps), "all.first", 0))).toEqual([
      "rerun.step-repeated",
      "a run is repeated from a step that runs once, all.first runs at each item",
      "begin at all, which holds it",
    ]);
  });

  it("at a group runs the group and what follows", async () => {
    const steps = `${call("first")}, { part: { steps: [${call("save")}] } }, ${call("report")}`;
    expect((await rerunDesk(text(steps), "part", 0)).called).toEqual(["save", "report"]);
  });
});

const PAPER = `name: x
steps:
  - open: { slice: paper_trade, method: start }
  - first: { slice: desk, method: first }
  - order: { slice: paper_trade, method: submit_order }
  - report: { slice: desk, method: report }
`;

async function rerunPaper(from: string, mode: "paper" | "live" | "backtest", workflow = PAPER) {
  const { slices } = aDesk(0);
  const parts = {
    slices: {
      ...slices,
      paper_trade: { methods: { start: { effect: "opens a paper session" }, submit_order: {} } },
    },
    workflow,
  };
  const first = aWorkbench(parts);
  await first.engine.orchestrator.executeWorkflow("x", {}, { mode: "paper" });
  const again = aWorkbench(parts);
  const { finished } = await again.engine.orchestrator.rerun({ ...asRecorded(first), mode }, from);
  return { ...again, result: await finished };
}

describe("a run that traded on paper", () => {
  it("is not begun at an order, nor before it", async () => {
    for (const from of ["order", "first", "open"]) {
      expect(await refusalOf(rerunPaper(from, "paper"))).toEqual([
        "rerun.orders-not-repeated",
        "order sent orders in run run-of-before, and none is sent twice",
        "start the workflow as a run of its own",
      ]);
    }
  });

  it("is begun after its orders, which stay as they are", async () => {
    const { records } = await rerunPaper("report", "paper");
    expect(records.map(({ step }) => step)).toEqual(["report"]);
  });

  it("is not begun where a step needs the session of the other run", async () => {
    const quiet = PAPER.replace("method: submit_order", "method: status").replace("order:", "look:");
    const { slices } = aDesk(0);
    const methods = { start: { effect: "opens a paper session" }, status: {} };
    const parts = { slices: { ...slices, paper_trade: { methods } }, workflow: quiet };
    const first = aWorkbench(parts);
    await first.engine.orchestrator.executeWorkflow("x", {}, { mode: "paper" });
    const again = aWorkbench(parts).engine.orchestrator.rerun(asRecorded(first), "look");
    expect((await refusalOf(again))[1]).toBe(
      "look would need what is of run run-of-before alone: open, which opens a paper session",
    );
  });

  it("is never begun again with real money", async () => {
    expect((await refusalOf(rerunPaper("report", "live", `safety: maximum\n${PAPER}`)))[1]).toBe(
      "run run-of-before traded with real money, which is never repeated by one press",
    );
  });

  it("is not begun after a loop, and is begun at it", async () => {
    const loop = `name: watch
mode: real-time
steps:
  - first: { slice: desk, method: first }
  - market_loop:
      trigger: market_data_update
      steps:
        - look: { slice: desk, method: save }
  - report: { slice: desk, method: report }
`;
    const before = aWorkbench({ slices: aDesk(0).slices, workflow: loop, stream: aStream([{}, {}]) });
    await before.engine.orchestrator.executeWorkflow("watch", {}, { mode: "paper" });
    const desk = aDesk(0);
    const { engine } = aWorkbench({ slices: desk.slices, workflow: loop, stream: aStream([{}]) });
    const begin = (from: string) => engine.orchestrator.rerun(asRecorded(before), from);
    expect((await refusalOf(begin("report")))[0]).toBe("rerun.after-trigger");
    expect((await refusalOf(begin("look")))[0]).toBe("rerun.step-repeated");
    await (
      await begin("market_loop")
    ).finished;
    expect(desk.called).toEqual(["save", "report"]);
  });

  it("is refused when the stored text is not the one of its hash", async () => {
    const first = aWorkbench({ slices: TRADING_SLICES, workflow: TRADING_WORKFLOW });
    await first.engine.orchestrator.executeWorkflow("trade", INPUTS);
    const damaged = { ...asRecorded(first), definitionHash: sha256("another text") };
    const again = aWorkbench({ slices: TRADING_SLICES, workflow: TRADING_WORKFLOW });
    expect((await refusalOf(again.engine.orchestrator.rerun(damaged, "run_backtest")))[0]).toBe(
      "run.definition-damaged",
    );
  });
});

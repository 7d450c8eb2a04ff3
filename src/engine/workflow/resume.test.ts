import { describe, expect, it } from "vitest";
import type { CutOffRun } from "#engine/orchestrator/orchestrator.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { runId } from "#shared/model/ids.ts";
import { AppError } from "#shared/errors/app-error.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import type { EarlierStep } from "./run-types.ts";
import { aStream, aWorkbench } from "./testing/a-workbench.ts";
import { TRADING_SLICES, TRADING_WORKFLOW } from "./testing/trading-slices.ts";

/** Runs the workflow to its end, and tells it as the log of a process that ended after `steps` steps would. */
async function cutOff(steps: number, definition = TRADING_WORKFLOW): Promise<CutOffRun> {
  const { engine, published, records } = aWorkbench({ slices: TRADING_SLICES, workflow: definition });
  await engine.orchestrator.executeWorkflow("trade", { symbols: ["SPX"], quantity: 7 });
  const started = published[0]!.payload as EventMap["workflow.started"];
  const finished = records.slice(0, steps).map(({ step, output, summary, durationMs }) => {
    const earlier: EarlierStep = { output, summary, durationMs };
    return [step, earlier] as const;
  });
  return {
    ...started,
    runId: runId("run-7"),
    given: started.given ?? [],
    definition: started.definition ?? "",
    progress: { reason: "a test", steps: new Map(finished) },
  };
}

describe("a run that goes on", () => {
  it.each([0, 1, 2, 3])("after %i finished steps gives what an uninterrupted one gives", async (steps) => {
    const whole = await aWorkbench({
      slices: TRADING_SLICES,
      workflow: TRADING_WORKFLOW,
    }).engine.orchestrator.executeWorkflow("trade", { symbols: ["SPX"], quantity: 7 });
    const { engine, records, story } = aWorkbench({ slices: TRADING_SLICES, files: {} });
    const result = await engine.orchestrator.resume(await cutOff(steps)).finished;
    expect(result).toMatchObject({ runId: "run-7", status: "completed" });
    expect(result.outputs).toEqual(whole.outputs);
    expect(records.map(({ step }) => step)).toEqual(whole.steps.slice(steps).map(({ step }) => step));
    expect([story()[0], story().at(-1)]).toEqual(["workflow.resumed", "workflow.completed"]);
  });

  it("names the steps that it read back", async () => {
    const { engine, published } = aWorkbench({ slices: TRADING_SLICES, files: {} });
    await engine.orchestrator.resume(await cutOff(1)).finished;
    expect(published[0]!.payload).toEqual({ reason: "a test", readBack: ["fetch_data"] });
  });

  it("runs the definition that it was started with, whatever the file says today", async () => {
    const slices = TRADING_SLICES;
    const { engine } = aWorkbench({ slices, files: { trade: "name: trade\nsteps: [fetch_data]" } });
    const result = await engine.orchestrator.resume(await cutOff(1)).finished;
    expect(result.steps).toHaveLength(3);
  });

  it("refuses a definition that is not the one of its hash, before anything is said", async () => {
    const { engine, published } = aWorkbench({ slices: TRADING_SLICES, files: {} });
    const run = { ...(await cutOff(1)), definitionHash: sha256("another text") };
    expect(errorOf(() => engine.orchestrator.resume(run)).code).toBe("run.definition-damaged");
    expect(published).toEqual([]);
  });

  it("refuses when a slice that it needs is there no more", async () => {
    const { engine } = aWorkbench({ slices: {}, files: {} });
    const run = await cutOff(1);
    expect(errorOf(() => engine.orchestrator.resume(run)).code).toBe("workflow.invalid");
  });

  it("runs the steps under a trigger at each firing, also those that ran before", async () => {
    const loop = `name: watch
mode: real-time
steps:
  - market_loop:
      trigger: market_data_update
      steps:
        - look: { slice: eye, method: look }
`;
    let looks = 0;
    const eye = { methods: { look: { answer: () => ({ looks: (looks += 1) }) } } };
    const { engine } = aWorkbench({ slices: { eye }, files: {}, stream: aStream([{}, {}]) });
    const earlier: EarlierStep = { output: {}, summary: {}, durationMs: 1 };
    const result = await engine.orchestrator.resume({
      runId: runId("run-7"),
      workflow: "watch",
      mode: "paper",
      seed: 1,
      inputs: {},
      given: [],
      definition: loop,
      definitionHash: sha256(loop),
      progress: { reason: "a test", steps: new Map([["market_loop.look", earlier]]) },
    }).finished;
    expect([result.status, looks]).toEqual(["completed", 2]);
  });
});

describe("a step whose worker dies or hangs", () => {
  const lost = (code: string): never => {
    throw new AppError({ kind: "transient", code, message: "it died" });
  };
  const workflow = "name: work\nsteps:\n  - work: { slice: mine, method: dig }\n";

  it.each([
    [1, "worker.lost", "completed"],
    [2, "worker.lost", "failed"],
    [1, "worker.hung", "completed"],
    [2, "worker.hung", "failed"],
  ])("after %i times %s is %s", async (deaths, code, status) => {
    let calls = 0;
    const dig = { answer: () => ((calls += 1) <= deaths ? lost(code) : {}) };
    const { engine, timer } = aWorkbench({ slices: { mine: { methods: { dig } } }, workflow });
    const running = engine.orchestrator.executeWorkflow("work", {});
    await timer.pass(1_000);
    expect([(await running).status, calls]).toEqual([status, 2]);
  });
});

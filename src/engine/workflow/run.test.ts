import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, refusedError } from "#shared/errors/app-error.ts";
import type { FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import { aHeldStream, aStream, aWorkbench } from "./testing/a-workbench.ts";
import { TRADING_SLICES, TRADING_WORKFLOW } from "./testing/trading-slices.ts";
import { turns } from "./testing/fake-timer.ts";

const transient = () => new AppError({ kind: "transient", code: "test.busy", message: "busy" });

/** A slice with one method that does what the test says. */
function aDoer(
  answer: NonNullable<FakeSlice["methods"][string]["answer"]>,
): Readonly<Record<string, FakeSlice>> {
  return { doer: { methods: { act: { output: { done: z.number().optional() }, answer } } } };
}

const ACT =
  "name: act\nsteps:\n  - first: { slice: doer, method: act }\n  - second: { slice: doer, method: act }\n";

describe("a run", () => {
  it("completes with every step's status, timing, output and summary", async () => {
    const { engine } = aWorkbench({ slices: TRADING_SLICES, workflow: TRADING_WORKFLOW });
    const result = await engine.orchestrator.executeWorkflow("trade", {
      symbols: ["SPX", "FB"],
      quantity: 3,
    });
    expect(result).toMatchObject({
      runId: "run-0",
      workflow: "trade",
      mode: "backtest",
      seed: 1,
      status: "completed",
      durationMs: 0,
      error: undefined,
      outputs: { score: 6, note: "window 20", dataHash: "abc" },
    });
    // Nothing but what was given: the run is repeated from these.
    expect(result.inputs).toEqual({ symbols: ["SPX", "FB"], quantity: 3 });
    expect(
      result.steps.map(({ step, slice, method, status, attempts, count }) => [
        step,
        slice,
        method,
        status,
        attempts,
        count,
      ]),
    ).toEqual([
      ["fetch_data", "data", "get_historical", "completed", 1, 1],
      ["detect_regime", "market_regime", "detect", "completed", 1, 1],
      ["run_backtest", "backtest", "execute", "completed", 1, 1],
    ]);
    expect(result.steps[2]).toMatchObject({
      summary: { score: 6, note: "window 20" },
      output: { score: 6, note: "window 20" },
    });
  });

  it("tells its story in events of its own run", async () => {
    const { engine, story, published } = aWorkbench({ slices: TRADING_SLICES, workflow: TRADING_WORKFLOW });
    await engine.orchestrator.executeWorkflow("trade", { symbols: ["SPX"] }, { mode: "replay" });
    expect(story()).toEqual([
      "workflow.started",
      "workflow.step.started fetch_data",
      "workflow.step.completed fetch_data",
      "workflow.step.started detect_regime",
      "workflow.step.completed detect_regime",
      "workflow.step.started run_backtest",
      "workflow.step.completed run_backtest",
      "workflow.completed",
    ]);
    expect(new Set(published.map(({ runId }) => runId))).toEqual(new Set(["run-0"]));
    expect(published[0]?.payload).toMatchObject({
      mode: "replay",
      inputs: { symbols: ["SPX"] },
      steps: [{ step: "fetch_data" }, {}, {}],
    });
  });

  it("gives each finished step's output to the recorder before it is completed", async () => {
    const order: string[] = [];
    const bench = aWorkbench({
      slices: TRADING_SLICES,
      workflow: TRADING_WORKFLOW,
      onRecord: ({ step }) => order.push(`${step} after ${bench.story().at(-1) ?? ""}`),
    });
    await bench.engine.orchestrator.executeWorkflow("trade", { symbols: ["SPX"] });
    expect(order).toEqual([
      "fetch_data after workflow.step.started fetch_data",
      "detect_regime after workflow.step.started detect_regime",
      "run_backtest after workflow.step.started run_backtest",
    ]);
    expect(bench.records[0]?.output["bars"]).toHaveLength(1);
  });

  it("fails when the record of a step cannot be kept", async () => {
    const { engine } = aWorkbench({
      slices: TRADING_SLICES,
      workflow: TRADING_WORKFLOW,
      onRecord: () => {
        throw new Error("disk full");
      },
    });
    const result = await engine.orchestrator.executeWorkflow("trade", { symbols: ["SPX"] });
    expect([result.status, result.steps.map(({ status }) => status), result.error?.message]).toEqual([
      "failed",
      ["failed", "skipped", "skipped"],
      "disk full",
    ]);
  });

  it("gives each step a seed of its own that repeats with the run's", async () => {
    const seeds: number[] = [];
    const { engine } = aWorkbench({
      slices: aDoer((_, context) => {
        seeds.push(context.seed);
        return {};
      }),
      workflow: ACT,
    });
    for (const seed of [1, 1, 2]) await engine.orchestrator.executeWorkflow("act", {}, { seed });
    expect(seeds.slice(0, 2)).toEqual(seeds.slice(2, 4));
    expect(new Set(seeds).size).toBe(4);
  });

  it("fails with the step and the cause, and skips what comes after", async () => {
    const { engine, story } = aWorkbench({
      slices: aDoer(() => {
        throw transient();
      }),
      workflow: ACT,
    });
    const result = await engine.orchestrator.executeWorkflow("act", {});
    expect([
      result.status,
      result.error?.code,
      result.steps.map(({ step, status }) => [step, status]),
    ]).toEqual([
      "failed",
      "test.busy",
      [
        ["first", "failed"],
        ["second", "skipped"],
      ],
    ]);
    expect(story()).toEqual(
      [
        "workflow.started",
        "workflow.step.started first",
        "workflow.step.failed first",
        "health.degraded",
        "workflow.failed first",
      ].toSorted((a, b) => story().indexOf(a) - story().indexOf(b)),
    );
  });

  it("is refused when a rule said no", async () => {
    const { engine } = aWorkbench({
      slices: aDoer(() => {
        throw refusedError({ code: "live.no-broker", message: "no broker configured" });
      }),
      workflow: ACT,
    });
    const result = await engine.orchestrator.executeWorkflow("act", {});
    expect([result.status, result.steps[0]?.status, result.error?.message]).toEqual([
      "refused",
      "refused",
      "no broker configured",
    ]);
  });

  it("raises an error event for a bug", async () => {
    const { engine, story } = aWorkbench({
      slices: aDoer(() => {
        throw new TypeError("x is not a function");
      }),
      workflow: ACT,
    });
    const result = await engine.orchestrator.executeWorkflow("act", {});
    expect([result.error?.kind, story().includes("error.raised")]).toEqual(["bug", true]);
  });

  it("tries again what failed for a passing reason, with growing waits", async () => {
    const timesMs: number[] = [];
    const { engine, timer } = aWorkbench({
      slices: aDoer(() => {
        timesMs.push(timer.clock.monotonicMs());
        if (timesMs.length < 3) throw transient();
        return { done: 1 };
      }),
      workflow:
        "name: act\nsteps:\n  - first: { slice: doer, method: act, retry: { attempts: 3, initial: 100ms } }\n",
    });
    const { finished } = await engine.orchestrator.start("act", {});
    await timer.pass(1_000);
    const result = await finished;
    expect([timesMs, result.status, result.steps[0]?.attempts]).toEqual([[0, 100, 300], "completed", 3]);
  });

  it("does not try again what was the user's fault", async () => {
    let calls = 0;
    const { engine } = aWorkbench({
      slices: aDoer(() => {
        calls += 1;
        throw new AppError({ kind: "user", code: "test.wrong", message: "wrong" });
      }),
      workflow: "name: act\nsteps:\n  - first: { slice: doer, method: act, retry: { attempts: 3 } }\n",
    });
    expect([(await engine.orchestrator.executeWorkflow("act", {})).status, calls]).toEqual(["failed", 1]);
  });

  it("fails a step that takes longer than its timeout, also when it does not listen", async () => {
    const { engine, timer } = aWorkbench({
      slices: aDoer(() => new Promise(() => undefined)),
      workflow: "name: act\nsteps:\n  - first: { slice: doer, method: act, timeout: 5s }\n",
    });
    const { finished } = await engine.orchestrator.start("act", {});
    await timer.pass(6_000);
    const result = await finished;
    expect([result.status, result.error?.code, result.error?.message, result.durationMs]).toEqual([
      "failed",
      "workflow.step-timed-out",
      "step must end within 5000 ms, did not",
      5_350,
    ]);
  });

  it("is cancelled within a step that listens", async () => {
    const { engine, story, timer } = aWorkbench({
      slices: aDoer(
        (_, { cancellation }) =>
          new Promise((_resolve, reject) => {
            cancellation.onCancel(() => {
              try {
                cancellation.throwIfCancelled();
              } catch (thrown) {
                reject(thrown);
              }
            });
          }),
      ),
      workflow: ACT,
    });
    const { runId, finished } = await engine.orchestrator.start("act", {});
    await turns();
    expect(engine.orchestrator.list()).toEqual([
      { runId, workflow: "act", mode: "backtest", status: "running" },
    ]);
    expect(engine.orchestrator.cancel(runId, "a person")).toBe(true);
    const result = await finished;
    expect([result.status, result.steps.map(({ status }) => status), timer.clock.monotonicMs()]).toEqual([
      "cancelled",
      ["cancelled", "skipped"],
      0,
    ]);
    expect(story().at(-1)).toBe("workflow.cancelled first");
    expect([engine.orchestrator.cancel(runId, "a person"), engine.orchestrator.list()]).toEqual([false, []]);
  });

  it("is cancelled within half a second although the step does not listen", async () => {
    const { engine, timer } = aWorkbench({
      slices: aDoer(() => new Promise(() => undefined)),
      workflow: ACT,
    });
    const { runId, finished } = await engine.orchestrator.start("act", {});
    await turns();
    engine.orchestrator.cancel(runId, "a person");
    await timer.pass(500);
    expect((await finished).status).toBe("cancelled");
  });

  it("reports progress at most ten times a second, and the end of it always", async () => {
    const { engine, published } = aWorkbench({
      slices: aDoer((_, context) => {
        for (const fraction of [0.1, 0.2, 0.3, 1]) context.progress(fraction, "working");
        return {};
      }),
      workflow: "name: act\nsteps:\n  - first: { slice: doer, method: act }\n",
    });
    await engine.orchestrator.executeWorkflow("act", {});
    const fractions = published.flatMap(({ payload }) => ("fraction" in payload ? [payload.fraction] : []));
    expect(fractions).toEqual([0.1, 1]);
  });

  it("lets timers have their turn between steps that never wait", async () => {
    const { engine, timer } = aWorkbench({
      slices: aDoer(() => {
        timer.clock.advance(50);
        return {};
      }),
      workflow: ACT,
    });
    const { runId, finished } = await engine.orchestrator.start("act", {});
    await turns();
    engine.orchestrator.cancel(runId, "a person");
    const result = await finished;
    expect([result.status, result.steps.map(({ status }) => status)]).toEqual([
      "cancelled",
      ["completed", "skipped"],
    ]);
  });

  it("loads the slices that it starts with", async () => {
    const { engine } = aWorkbench({
      slices: TRADING_SLICES,
      workflow: "name: x\nsteps:\n  - initialize: { slices: [data, backtest] }\n",
    });
    const result = await engine.orchestrator.executeWorkflow("x", {});
    expect(result.steps.map(({ step, method, status }) => [step, method, status])).toEqual([
      ["initialize.data", "load", "completed"],
      ["initialize.backtest", "load", "completed"],
    ]);
  });

  it("reads the values of references, also deep in lists and maps", async () => {
    const seen: unknown[] = [];
    const slices = {
      maker: {
        methods: {
          make: { output: { plan: z.object({ size: z.number() }) }, answer: () => ({ plan: { size: 4 } }) },
        },
      },
      taker: {
        methods: {
          take: {
            input: { size: z.number(), sizes: z.array(z.number()), named: z.record(z.string(), z.number()) },
            answer: (input: unknown) => {
              seen.push(input);
              return {};
            },
          },
        },
      },
    };
    const workflow = `name: x
inputs: { extra: { type: number, default: 7 } }
steps:
  - make: { slice: maker, method: make }
  - take:
      slice: taker
      method: take
      with: { size: "\${steps.make.plan.size}", sizes: [1, "\${inputs.extra}"], named: { a: "\${steps.make.plan.size}" } }
`;
    const result = await aWorkbench({ slices, workflow }).engine.orchestrator.executeWorkflow("x", {});
    expect([result.error, seen]).toEqual([undefined, [{ size: 4, sizes: [1, 7], named: { a: 4 } }]]);
    const wrong = workflow.replace('size: "${steps.make.plan.size}"', 'size: "${steps.make.plan.sise}"');
    const failed = await aWorkbench({ slices, workflow: wrong }).engine.orchestrator.executeWorkflow("x", {});
    expect([failed.status, failed.error?.code]).toEqual(["failed", "workflow.reference-empty"]);
  });
});

const LOOP = `name: loop
mode: real-time
steps:
  - market_loop:
      trigger: market_data_update
      steps:
        - look: { slice: watcher, method: look }
        - count: { slice: watcher, method: count }
  - afterwards: { slice: watcher, method: finish }
`;

function aWatcher(onLook: (symbol: string) => void = () => undefined): Readonly<Record<string, FakeSlice>> {
  return {
    watcher: {
      methods: {
        look: {
          input: { symbol: z.string().meta({ wire: "symbol" }) },
          output: { seen: z.string() },
          answer: ({ symbol }) => {
            onLook(symbol as string);
            return { seen: `saw ${symbol as string}` };
          },
        },
        count: {
          input: { seen: z.string() },
          output: { last: z.string() },
          answer: ({ seen }) => ({ last: seen }),
        },
        finish: {
          input: { last: z.string().optional() },
          output: { report: z.string() },
          answer: ({ last }) => ({ report: `last ${String(last)}` }),
        },
      },
    },
  };
}

describe("a run under a trigger", () => {
  it("runs its steps for each firing in order, keeps the latest, then goes on", async () => {
    const stream = aStream([{ symbol: "A" }, { symbol: "B" }, { symbol: "C" }]);
    const { engine } = aWorkbench({ slices: aWatcher(), workflow: LOOP, stream });
    const result = await engine.orchestrator.executeWorkflow("loop", {});
    expect([result.mode, result.status, result.outputs]).toEqual([
      "paper",
      "completed",
      { seen: "saw C", last: "saw C", report: "last saw C" },
    ]);
    expect(result.steps.map(({ step, count, status }) => [step, count, status])).toEqual([
      ["market_loop.look", 3, "completed"],
      ["market_loop.count", 3, "completed"],
      ["afterwards", 1, "completed"],
    ]);
  });

  it("says the first firing and the end, not each firing between", async () => {
    const stream = aStream(Array.from({ length: 50 }, (_, index) => ({ symbol: `S${index}` })));
    const { engine, story, records, published } = aWorkbench({ slices: aWatcher(), workflow: LOOP, stream });
    await engine.orchestrator.executeWorkflow("loop", {});
    expect(story()).toEqual([
      "workflow.started",
      "workflow.step.started market_loop.look",
      "workflow.step.completed market_loop.look",
      "workflow.step.started market_loop.count",
      "workflow.step.completed market_loop.count",
      "workflow.step.completed market_loop.look",
      "workflow.step.completed market_loop.count",
      "workflow.step.started afterwards",
      "workflow.step.completed afterwards",
      "workflow.completed",
    ]);
    expect(published[5]?.payload).toMatchObject({ summary: { seen: "saw S49", count: 50 } });
    expect(records.map(({ step }) => step)).toEqual([
      "market_loop.look",
      "market_loop.count",
      "market_loop.look",
      "market_loop.count",
      "afterwards",
    ]);
  });

  it("counts firings for people once a second", async () => {
    const stream = aStream([{ symbol: "A" }, { symbol: "B" }, { symbol: "C" }]);
    const bench = aWorkbench({
      slices: aWatcher(() => bench.timer.clock.advance(600)),
      workflow: LOOP,
      stream,
    });
    const { finished } = await bench.engine.orchestrator.start("loop", {});
    await bench.timer.pass(1);
    await finished;
    const messages = bench.published.flatMap(({ payload }) =>
      "message" in payload ? [payload.message] : [],
    );
    expect(messages).toEqual(["2 firings", "2 firings"]);
  });

  it("stops at the first failure, which is an event although the step is quiet", async () => {
    const stream = aStream([{ symbol: "A" }, { symbol: "bad" }, { symbol: "C" }]);
    const { engine, story } = aWorkbench({
      slices: aWatcher((symbol) => {
        if (symbol === "bad") throw transient();
      }),
      workflow: LOOP,
      stream,
    });
    const result = await engine.orchestrator.executeWorkflow("loop", {});
    expect([result.status, result.steps.map(({ status, count }) => [status, count])]).toEqual([
      "failed",
      [
        ["failed", 1],
        ["completed", 1],
        ["skipped", 0],
      ],
    ]);
    expect(story().filter((line) => line.includes("failed"))).toEqual([
      "workflow.step.failed market_loop.look",
      "workflow.failed market_loop.look",
    ]);
  });

  it("ends as completed, with the steps after the loop, when a person stops it", async () => {
    const stream = aHeldStream();
    const { engine, published } = aWorkbench({ slices: aWatcher(), workflow: LOOP, stream });
    const { runId, finished } = await engine.orchestrator.start("loop", {});
    await turns();
    stream.fire({ symbol: "A" });
    await turns();
    engine.orchestrator.cancel(runId, "a person");
    const result = await finished;
    expect([result.status, result.stoppedBy, result.outputs["report"], stream.isClosed]).toEqual([
      "completed",
      "a person",
      "last saw A",
      true,
    ]);
    expect(published.at(-1)?.payload).toMatchObject({ outputs: { stoppedBy: "a person" } });
  });

  it("takes what the feed can be told, and refuses what is no number", async () => {
    const { engine } = aWorkbench({ slices: aWatcher(), workflow: LOOP });
    const run = await engine.orchestrator.executeWorkflow("loop", { maximumBars: 5 });
    expect(run.inputs).toEqual({ maximumBars: 5 });
    await expect(engine.orchestrator.executeWorkflow("loop", { maximumBars: "5" })).rejects.toMatchObject({
      field: "maximumBars",
      message: 'maximumBars must be a number, was "5"',
    });
  });

  it.each([{ maximumBars: -3 }, { maximumBars: 1.5 }, { barIntervalMs: -1 }, { barIntervalMs: 1e9 }])(
    "refuses %j for its feed before anything runs",
    async (inputs) => {
      const { engine, published } = aWorkbench({ slices: aWatcher(), workflow: LOOP });
      await expect(engine.orchestrator.executeWorkflow("loop", inputs)).rejects.toMatchObject({
        code: "workflow.input-invalid",
        field: Object.keys(inputs)[0],
      });
      expect(published).toEqual([]);
    },
  );

  it("skips the steps of a loop that never fired", async () => {
    const { engine } = aWorkbench({ slices: aWatcher(), workflow: LOOP });
    const result = await engine.orchestrator.executeWorkflow("loop", {});
    expect([result.status, result.steps.map(({ status }) => status), result.outputs]).toEqual([
      "completed",
      ["skipped", "skipped", "completed"],
      { report: "last undefined" },
    ]);
  });

  it("is cancelled when it is asked a second time", async () => {
    const stream = aHeldStream();
    const slices = aWatcher();
    const { engine, timer } = aWorkbench({
      slices: {
        watcher: {
          methods: {
            ...slices["watcher"]!.methods,
            look: { ...slices["watcher"]!.methods["look"], answer: () => new Promise(() => undefined) },
          },
        },
      },
      workflow: LOOP,
      stream,
    });
    const { runId, finished } = await engine.orchestrator.start("loop", {});
    await turns();
    stream.fire({ symbol: "A" });
    await turns();
    engine.orchestrator.cancel(runId, "a person");
    engine.orchestrator.cancel(runId, "a person");
    await timer.pass(500);
    const result = await finished;
    expect([result.status, result.steps.map(({ status }) => status)]).toEqual([
      "cancelled",
      ["cancelled", "skipped", "skipped"],
    ]);
  });

  it("fails when the feed is lost", async () => {
    const stream = { next: () => Promise.reject(transient()), close: () => undefined };
    const { engine, story } = aWorkbench({ slices: aWatcher(), workflow: LOOP, stream });
    const result = await engine.orchestrator.executeWorkflow("loop", {});
    expect([result.status, result.error?.code, story().at(-1)]).toEqual([
      "failed",
      "test.busy",
      "workflow.failed ",
    ]);
  });
});

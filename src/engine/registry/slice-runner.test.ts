import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { silentLogger } from "#engine/base/logger.ts";
import type { CountedBatch } from "#engine/base/counted-backtests.ts";
import type { OwnStrategyCaller, SliceCaller } from "#engine/base/parallel.ts";
import { addOwnStrategy } from "#engine/calc/strategies/own-strategies.ts";
import { findStrategy } from "#engine/calc/strategies/strategy-catalogue.ts";
import { mlStrategyManifest } from "#engine/slices/ml_strategy/manifest.ts";
import { createMlStrategy } from "#engine/slices/ml_strategy/slice.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createHealthBook } from "./health-book.ts";
import { createInlineCaller } from "./inline-caller.ts";
import { createPublishLimit } from "./publish-limit.ts";
import { createRegistry } from "./registry.ts";
import { createSliceRunner, type OnBacktests, type SliceCall } from "./slice-runner.ts";
import { anEntry, type FakeSlice } from "./testing/fake-slices.ts";

function aRunner(fake: FakeSlice, caller?: SliceCaller) {
  const clock = createFakeClock();
  const health = createHealthBook(clock, () => undefined);
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  registry.register(anEntry("fake", fake));
  const runner = createSliceRunner({ registry, clock, hash: sha256, log: silentLogger, health, caller });
  return { runner, health, clock, registry };
}

function aCall(overrides: Partial<SliceCall> = {}): SliceCall {
  return {
    slice: "fake",
    method: "double",
    input: { value: 2 },
    seed: 7,
    runSeed: 1,
    mode: "paper",
    runId: undefined,
    cancellation: neverCancelled,
    onProgress: () => undefined,
    publish: () => undefined,
    ...overrides,
  };
}

const DOUBLE: FakeSlice = {
  publishes: ["feed.lost"],
  methods: {
    double: {
      input: { value: z.number(), factor: z.number().default(2) },
      output: { product: z.number() },
      answer: ({ value, factor }) => ({ product: (value as number) * (factor as number) }),
    },
  },
};

describe("createSliceRunner", () => {
  it("calls the method with its defaults and answers its output", async () => {
    expect(await aRunner(DOUBLE).runner.run(aCall())).toEqual({ product: 4 });
  });

  it("gives the method the run's world", async () => {
    const seen: unknown[] = [];
    const { runner } = aRunner({
      ...DOUBLE,
      methods: {
        double: {
          input: { value: z.number() },
          output: {},
          answer: (_, context) => {
            seen.push(context.seed, context.mode, context.rng.next());
            context.progress(0.5, "half");
            context.publish("feed.lost", { feed: "x", reason: "test" });
            return {};
          },
        },
      },
    });
    await runner.run(
      aCall({
        onProgress: (fraction) => seen.push(fraction),
        publish: (name) => seen.push(name),
      }),
    );
    expect(seen).toEqual([7, "paper", expect.any(Number), 0.5, "feed.lost"]);
  });

  it("refuses a wrong input before the method runs", async () => {
    const { runner, health } = aRunner(DOUBLE);
    await expect(runner.run(aCall({ input: { value: "2" } }))).rejects.toMatchObject({
      kind: "user",
      code: "workflow.input-invalid",
      field: "value",
      value: '"2"',
      remedy: "change value: it must be a number (fake.double)",
    });
    expect(health.read("fake")).toMatchObject({ calls: 1, failures: 0 });
  });

  it("takes an output against the schema for a bug", async () => {
    const { runner, health } = aRunner({
      methods: { double: { output: { product: z.number() }, answer: () => ({ product: "4" }) } },
    });
    await expect(runner.run(aCall({ input: {} }))).rejects.toMatchObject({
      kind: "bug",
      code: "slice.output-invalid",
      message: 'fake.double answered against its own schema: product must be a number, was "4"',
    });
    expect(health.read("fake")).toMatchObject({ state: "degraded", failures: 1 });
  });

  it("refuses an answer that is too large before it reads it", async () => {
    const { runner } = aRunner({
      methods: { double: { answer: () => ({ product: new Uint8Array(256 * 1024 * 1024 + 1) }) } },
    });
    await expect(runner.run(aCall({ input: {} }))).rejects.toMatchObject({
      kind: "user",
      code: "slice.output-too-large",
      field: "fake.double",
    });
  });

  it("takes an answer that is no object for a bug", async () => {
    const { runner } = aRunner({ methods: { double: { answer: () => undefined } } });
    await expect(runner.run(aCall({ input: {} }))).rejects.toMatchObject({ code: "slice.output-invalid" });
  });

  it("forbids an event that the manifest does not declare", async () => {
    const { runner } = aRunner({
      methods: {
        double: {
          answer: (_, context) => {
            context.publish("feed.lost", { feed: "x", reason: "test" });
            return {};
          },
        },
      },
    });
    await expect(runner.run(aCall({ input: {} }))).rejects.toThrow(
      /must declare that it publishes feed.lost/,
    );
  });

  it("sends a method that runs in a worker to the caller, and checks both ways", async () => {
    const sent: unknown[] = [];
    const caller: SliceCaller = {
      lanes: 1,
      call: async (slice, method, input, { seed, lane }) => {
        sent.push([slice, method, input, seed, lane]);
        return { product: 40 };
      },
    };
    const { runner } = aRunner(
      { methods: { double: { ...DOUBLE.methods["double"], runsIn: "worker" } } },
      caller,
    );
    expect(await runner.run(aCall())).toEqual({ product: 40 });
    expect(sent).toEqual([["fake", "double", { value: 2 }, 7, 0]]);
    await expect(runner.run(aCall({ input: {} }))).rejects.toThrow(/value is required/);
    expect(sent).toHaveLength(1);
  });

  it("sends a call that names a strategy of one's own to its caller, and publishes what comes back", async () => {
    const strategy = { ...findStrategy("momentum"), id: "mine" };
    onTestFinished(addOwnStrategy({ kind: "usable", strategy }));
    const payload = { symbol: "TEST", strategy: "mine", target: "flat" as const, reason: "it is over" };
    const sent: unknown[] = [];
    const ownStrategies: OwnStrategyCaller = {
      call: async (strategies, slice, method, _, { seed }) => {
        sent.push([strategies, slice, method, seed]);
        return { output: { signals: [] }, published: [{ name: "signal.raised", payload }] };
      },
    };
    const { registry, ...parts } = aRunner(DOUBLE);
    registry.register({
      manifest: mlStrategyManifest,
      origin: "built-in",
      load: async () => createMlStrategy(),
    });
    const ports = { registry, ...parts, hash: sha256, log: silentLogger, caller: undefined, ownStrategies };
    const runner = createSliceRunner(ports);
    const published: unknown[] = [];
    const input = { bars: [aBarSeries({ closes: [1, 2] })], account: { positions: [] } };
    const publish: SliceCall["publish"] = (name, given) => void published.push([name, given]);
    const signals = (more: object) =>
      runner.run(aCall({ slice: "ml_strategy", method: "signals", input: { ...input, ...more }, publish }));
    expect(await signals({ strategy: "mine" })).toEqual({ signals: [] });
    expect([sent, published]).toEqual([
      [[["mine"], "ml_strategy", "signals", 7]],
      [["signal.raised", payload]],
    ]);
    await signals({ strategy: "momentum" });
    await expect(signals({ strategy: "mine", account: 3 })).rejects.toThrow(/account must be/);
    await expect(signals({ strategy: "minee" })).rejects.toMatchObject({ code: "strategy.unknown" });
    expect(sent).toHaveLength(1);
  });

  it("counts what a search in the thread of one's own strategy tells of, and fails when it cannot", async () => {
    const strategy = { ...findStrategy("momentum"), id: "mine" };
    onTestFinished(addOwnStrategy({ kind: "usable", strategy }));
    const facts = { source: "optimize.run", range: { from: "a", to: "b" }, terms: "t", backtests: [] };
    const ownStrategies: OwnStrategyCaller = {
      call: async (_strategies, _slice, _method, _input, { onBacktests }) => {
        onBacktests(facts);
        return { output: { signals: [] }, published: [] };
      },
    };
    const { registry, ...parts } = aRunner(DOUBLE);
    const entry = { manifest: mlStrategyManifest, origin: "built-in" as const };
    registry.register({ ...entry, load: async () => createMlStrategy() });
    const bars = [aBarSeries({ closes: [1, 2] })];
    const input = { bars, account: { positions: [] }, strategy: "mine" };
    const run = (onBacktests: OnBacktests) =>
      createSliceRunner({
        registry,
        ...parts,
        hash: sha256,
        log: silentLogger,
        caller: undefined,
        ownStrategies,
        onBacktests,
      }).run(aCall({ slice: "ml_strategy", method: "signals", input }));
    const heard: CountedBatch[] = [];
    await run((batch) => void heard.push(batch));
    expect(heard).toEqual([{ ...facts, bars }]);
    const full = (): never => {
      throw new Error("the disk is full");
    };
    await expect(run(full)).rejects.toThrow("the disk is full");
  });

  it("fails a call that publishes more often than its slice may", async () => {
    const { registry, ...parts } = aRunner({
      publishes: ["feed.lost"],
      methods: {
        flood: {
          input: {},
          output: {},
          answer: (_, context) => {
            for (const feed of ["a", "b"]) context.publish("feed.lost", { feed, reason: "test" });
            return {};
          },
        },
      },
    });
    const publishLimit = createPublishLimit(1, parts.clock);
    const ports = { registry, ...parts, hash: sha256, log: silentLogger, caller: undefined, publishLimit };
    const published: unknown[] = [];
    const publish: SliceCall["publish"] = (_, payload) => void published.push(payload);
    const call = aCall({ method: "flood", input: {}, publish });
    await expect(createSliceRunner(ports).run(call)).rejects.toMatchObject({ code: "bus.rate-exceeded" });
    expect(published).toEqual([{ feed: "a", reason: "test" }]);
  });

  it("measures calls by the clock", async () => {
    const { runner, health, clock } = aRunner({
      methods: {
        double: {
          answer: () => {
            clock.advance(30);
            return {};
          },
        },
      },
    });
    await runner.run(aCall({ input: {} }));
    expect(health.read("fake").medianCallMs).toBe(30);
  });

  it("explains a slice that cannot be used", async () => {
    const { runner, registry } = aRunner(DOUBLE);
    await expect(runner.run(aCall({ slice: "fak" }))).rejects.toMatchObject({ remedy: "did you mean fake?" });
    registry.disable("fake", "switched off");
    await expect(runner.load("fake")).rejects.toThrow(/switched off/);
  });

  it("is a caller with one lane where there are no workers", async () => {
    const { runner } = aRunner(DOUBLE);
    const caller = createInlineCaller(() => runner);
    const options = { seed: 1, cancellation: neverCancelled, onProgress: () => undefined, lane: 0 };
    expect(await caller.call("fake", "double", { value: 5 }, options)).toEqual({ product: 10 });
    expect(caller.lanes).toBe(1);
  });
});

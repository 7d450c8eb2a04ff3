import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { findStrategy } from "#engine/calc/strategies/strategy-catalogue.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { evaluate } from "./evaluate.ts";
import { expandGrid } from "./expand-grid.ts";
import { optimizeManifest } from "./manifest.ts";
import { runGrid } from "./run-grid.ts";
import { splitRange } from "./split-range.ts";

const RANGE = { from: "2016-01-01", to: "2019-12-31", isAsked: true };

/** Runs each call here, and remembers which lane it was meant for. */
function localCaller(lanes: number, onCall: () => void = () => undefined) {
  const used: number[] = [];
  const caller: SliceCaller = {
    lanes,
    call: async (_, __, input, { seed, cancellation, lane }) => {
      used.push(lane);
      onCall();
      await Promise.resolve();
      return evaluate(optimizeManifest.methods.evaluate.input.parse(input), aContext({ seed, cancellation }));
    },
  };
  return { caller, used };
}

const inputFor = (more: Readonly<Record<string, unknown>> = {}) =>
  optimizeManifest.methods.run.input.parse({
    bars: [loadSpx()],
    range: RANGE,
    strategy: "sma_cross",
    points: 6,
    ...more,
  });

describe("runGrid", () => {
  it("finds the best of the searched part and measures it on the part that it never saw", async () => {
    const { study } = await runGrid(inputFor(), aContext(), localCaller(2).caller);
    expect(study.trialCount).toBe(study.trials.length);
    expect(study.best.sharpe).toBe(Math.max(...study.trials.map(({ sharpe }) => sharpe)));
    expect(study.inSample.to < study.outOfSample.from).toBe(true);
    expect(study.bestOutOfSample.parameters).toEqual(study.best.parameters);
  });

  it("answers the same on one lane and on three, and uses all lanes", async () => {
    const input = inputFor({ points: 10 });
    const one = await runGrid(input, aContext(), localCaller(1).caller);
    const three = localCaller(3);
    expect(await runGrid(input, aContext(), three.caller)).toEqual(one);
    expect(new Set(three.used)).toEqual(new Set([0, 1, 2]));
  });

  it("stops between chunks when it is cancelled", async () => {
    const cancellation = createCancellation();
    const { caller, used } = localCaller(1, () => cancellation.cancel("a test"));
    await expect(runGrid(inputFor({ points: 20 }), aContext({ cancellation }), caller)).rejects.toThrow(
      /cancelled by a test/,
    );
    expect(used).toHaveLength(1);
  });

  it("reports progress up to the whole", async () => {
    const fractions: number[] = [];
    await runGrid(
      inputFor(),
      aContext({ progress: (fraction) => void fractions.push(fraction) }),
      localCaller(1).caller,
    );
    expect(Math.max(...fractions)).toBe(1);
  });
});

describe("expandGrid", () => {
  const strategy = findStrategy("sma_cross");

  it("keeps only what the constraint allows", () => {
    const sets = expandGrid(strategy, { fast: [5, 50], slow: [20, 60] }, 8, 100);
    expect(sets).toEqual([
      { fast: 5, slow: 20 },
      { fast: 5, slow: 60 },
      { fast: 50, slow: 60 },
    ]);
  });

  it("refuses a name that the strategy does not have, an empty grid and one that is too large", () => {
    expect(() => expandGrid(strategy, { fats: [5] }, 8, 100)).toThrow(/fats/);
    // The values contradict the default of slow, which must not hide the wrong name.
    expect(() => expandGrid(strategy, { fast: [50], slo: [100] }, 8, 100)).toThrow(/no parameter slo/);
    expect(() => expandGrid(strategy, { fast: [60], slow: [20] }, 8, 100)).toThrow(/no combination/);
    expect(() => expandGrid(strategy, {}, 50, 100)).toThrow(/more than maximumTrials 100/);
  });
});

describe("splitRange", () => {
  it("cuts between two days, so that no hour is both searched and judged", () => {
    const series = aBarSeries({ closes: Array.from({ length: 240 }, () => 100), timeframe: "1h" });
    const range = { from: "2020-01-01", to: "2020-01-10", isAsked: true };
    expect(splitRange(series, range, 0.55)).toEqual({
      inSample: { from: "2020-01-01", to: "2020-01-06", isAsked: true },
      outOfSample: { from: "2020-01-07", to: "2020-01-10", isAsked: true },
    });
  });

  it("refuses a range that cannot be cut in two", () => {
    const series = aBarSeries({ closes: Array.from({ length: 40 }, () => 100) });
    expect(() => splitRange(series, { from: "2020-01-01", to: "2020-02-09", isAsked: true }, 0.7)).toThrow(
      /has 40 bars, too few/,
    );
  });
});

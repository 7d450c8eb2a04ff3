import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { findStrategy } from "#engine/calc/strategies/strategy-catalogue.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { aLocalCaller } from "#engine/testing/a-local-caller.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { expandGrid } from "./expand-grid.ts";
import { optimizeManifest } from "./manifest.ts";
import { createMemoryStudies } from "./memory-studies.ts";
import { createOptimize } from "./slice.ts";
import { runStudy } from "./run-study.ts";
import { splitRange } from "./split-range.ts";

const RANGE = { from: "2018-01-01", to: "2019-12-31", isAsked: true };

/** Ports that run everything here on so many lanes, and what was called. */
function aSearchPlace(lanes: number, onCall?: () => void) {
  const { caller, heard } = aLocalCaller((own) => createOptimize({ caller: own }), lanes, onCall);
  return { heard, ports: { caller, studies: createMemoryStudies() } };
}

const inputFor = (more: Readonly<Record<string, unknown>> = {}) =>
  optimizeManifest.methods.run.input.parse({
    bars: [loadSpx()],
    range: RANGE,
    strategy: "sma_cross",
    points: 6,
    ...more,
  });

describe("runStudy", () => {
  it("finds the best of the searched part and measures it on the part that it never saw", async () => {
    const { study } = await runStudy(inputFor(), aContext(), aSearchPlace(2).ports);
    expect(study.trialCount).toBe(study.trials.length);
    expect(study.best.sharpe).toBe(Math.max(...study.trials.map(({ sharpe }) => sharpe)));
    expect(study.inSample.to < study.outOfSample.from).toBe(true);
    expect(study.bestOutOfSample.parameters).toEqual(study.best.parameters);
  });

  it("answers the same on one lane and on three, and uses all lanes", async () => {
    const input = inputFor({ points: 10, overfittingTrials: 0 });
    const one = await runStudy(input, aContext(), aSearchPlace(1).ports);
    const three = aSearchPlace(3);
    expect(await runStudy(input, aContext(), three.ports)).toEqual(one);
    expect(new Set(three.heard.map(({ lane }) => lane))).toEqual(new Set([0, 1, 2]));
  });

  it("searches a strategy that has no parameters", async () => {
    const { study } = await runStudy(
      inputFor({ strategy: "buy_and_hold" }),
      aContext(),
      aSearchPlace(2).ports,
    );
    expect(study.trials.map(({ parameters }) => parameters)).toEqual([{}]);
  });

  it("stops between chunks when it is cancelled", async () => {
    const cancellation = createCancellation();
    const { ports, heard } = aSearchPlace(1, () => cancellation.cancel("a test"));
    await expect(runStudy(inputFor({ points: 20 }), aContext({ cancellation }), ports)).rejects.toThrow(
      /cancelled by a test/,
    );
    expect(heard).toHaveLength(1);
  });

  it("reports progress up to the whole", async () => {
    const fractions: number[] = [];
    await runStudy(
      inputFor(),
      aContext({ progress: (fraction) => void fractions.push(fraction) }),
      aSearchPlace(1).ports,
    );
    expect(Math.max(...fractions)).toBe(1);
  });
});

describe("a study's doubts", () => {
  it("are the deflated Sharpe ratio by all its trials, overfitting and the plateau", async () => {
    const { study } = await runStudy(inputFor({ overfittingTrials: 30 }), aContext(), aSearchPlace(1).ports);
    // The grid, the defaults on both parts and the best on the unseen one.
    expect(study.doubt).toMatchObject({
      trialsEver: study.trialCount + 3,
      overfitting: { trials: Math.min(30, study.trialCount), blocks: 16, splits: 12_870 },
    });
    expect(study.doubt?.deflatedSharpe).toBeGreaterThan(0);
    expect(study.doubt?.deflatedSharpe).toBeLessThan(0.95);
    expect(study.doubt?.plateau.peak).toBe(study.best.sharpe);
  });

  it("leave out overfitting where nothing is compared", async () => {
    const { study } = await runStudy(inputFor({ overfittingTrials: 0 }), aContext(), aSearchPlace(1).ports);
    expect(study.doubt).not.toHaveProperty("overfitting");
  });
});

describe.each(["random", "tpe", "nsga2", "halving"])("a %s search", (sampler) => {
  const input = inputFor({ sampler, trials: 40, grid: { fast: [5, 10, 20], slow: [30, 60, 90, 10] } });

  it("stays in the searched days and in its budget, evaluates no set twice and none that contradicts", async () => {
    const local = aSearchPlace(2);
    const { study } = await runStudy(input, aContext(), local.ports);
    const days = local.heard.map(({ method, input }) => [method, (input["range"] as typeof RANGE).to]);
    expect(days.slice(0, -2).every(([, to = ""]) => to <= study.inSample.to)).toBe(true);
    // The choice and the defaults on unseen days, then the doubts about the searched ones.
    expect(days.slice(-2)).toEqual([
      ["evaluate", study.outOfSample.to],
      ["judge", study.inSample.to],
    ]);
    expect(study.proposals).toBeLessThanOrEqual(40);
    const sets = study.trials.map(({ parameters }) => JSON.stringify(parameters));
    expect(new Set(sets).size).toBe(sets.length);
    expect(study.trials.every(({ parameters: { fast = 0, slow = 0 } }) => fast < slow)).toBe(true);
    expect(study.trialCount).toBeLessThanOrEqual(20);
  });

  it("answers the same again for the same seed", async () => {
    const answers = [1, 3].map((lanes) => runStudy(input, aContext(), aSearchPlace(lanes).ports));
    const [one, three] = await Promise.all(answers);
    expect(one).toEqual(three);
  });
});

describe("a search for return against drawdown", () => {
  it("answers the front, which holds the best return", async () => {
    const input = inputFor({ sampler: "nsga2", trials: 60, objective: "total_return" });
    const { study } = await runStudy(input, aContext(), aSearchPlace(2).ports);
    const front = study.front ?? [];
    expect(front.length).toBeGreaterThan(0);
    expect(front.map(({ totalReturn }) => totalReturn)).toContain(study.best.totalReturn);
    for (const { totalReturn, maximumDrawdown } of front) {
      const isBeaten = study.trials.some(
        (other) => other.totalReturn > totalReturn && other.maximumDrawdown > maximumDrawdown,
      );
      expect(isBeaten).toBe(false);
    }
  });
});

describe("a hold-out", () => {
  it("is after all days that are searched or judged, and no backtest comes near it", async () => {
    const local = aSearchPlace(1);
    const { study } = await runStudy(inputFor({ holdOutFraction: 0.2 }), aContext(), local.ports);
    const { holdOut } = study;
    expect(holdOut?.to).toBe(RANGE.to);
    expect(study.outOfSample.to < (holdOut?.from ?? "")).toBe(true);
    const last = local.heard.map(({ input }) => (input["range"] as typeof RANGE).to);
    expect(last.every((to) => to < (holdOut?.from ?? ""))).toBe(true);
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

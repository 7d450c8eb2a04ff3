import { describe, expect, it } from "vitest";
import type { CountedBatch } from "#engine/base/counted-backtests.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { testTools } from "#engine/testing/a-backtest-input.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { aLocalCaller } from "#engine/testing/a-local-caller.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import type { Trial } from "./evaluate.ts";
import { optimizeManifest } from "./manifest.ts";
import { createMemoryStudies } from "./memory-studies.ts";
import { createOptimize } from "./slice.ts";
import { runStudy } from "./run-study.ts";
import { trialInput } from "./trial-input.ts";
import { walkForward } from "./walk-forward.ts";

const RANGE = { from: "2016-01-01", to: "2019-12-31", isAsked: true };
const GRID = { fast: [5, 10, 20], slow: [30, 50] };
/** Each that `backtest.execute` takes, and all at once. */
const COSTS: readonly ExecutionTerms[] = [
  { feePerShare: 0.005 },
  { minimumFee: 1 },
  { halfSpreadBps: 2 },
  { latencyBars: 1 },
  { latencyMs: 60_000 },
  { borrowRate: 0.03 },
  { initialMargin: 0.5 },
  { initialMargin: 0.5, maintenanceMargin: 0.25 },
  { participationFraction: 0.1 },
  { minimumFee: 1, halfSpreadBps: 2, latencyBars: 1, borrowRate: 0.03, participationFraction: 0.1 },
];

function aPlace() {
  const counted: CountedBatch[] = [];
  const { caller } = aLocalCaller((own) => createOptimize({ caller: own }), 2);
  const studies = createMemoryStudies((batch) => void counted.push(batch));
  return { counted, ports: { caller, studies } };
}

const inputFor = (more: Readonly<Record<string, unknown>>) => ({
  bars: [loadSpx()],
  range: RANGE,
  grid: GRID,
  overfittingTrials: 2,
  allowShort: true,
  ...more,
});

const search = (more: Readonly<Record<string, unknown>>, ports = aPlace().ports) =>
  runStudy(optimizeManifest.methods.run.input.parse(inputFor(more)), aContext(), ports);

/** What `backtest.execute` says of the set with those terms. */
function execute(
  parameters: Trial["parameters"],
  range: typeof RANGE,
  execution: ExecutionTerms,
): Omit<Trial, "parameters"> {
  const market = {
    bars: [loadSpx()],
    range,
    initialCash: 100_000,
    feeBps: 1,
    slippageBps: 0,
    allowShort: true,
  };
  const input = trialInput({ ...market, execution }, 1);
  const { statistics } = runBacktest({ ...input, strategy: { id: "sma_cross", parameters } }, testTools);
  const { sharpe, totalReturn, maximumDrawdown, trades } = statistics;
  return { sharpe, totalReturn, maximumDrawdown, trades };
}

describe("a search", () => {
  it.each(COSTS)("judges as a backtest with the costs %o would, through the kernel", async (costs) => {
    const terms = { feeBps: 1, slippageBps: 0, ...costs };
    const { study } = await search(terms);
    expect(study.engine).toBe("kernel");
    const inSample = { ...study.inSample, isAsked: true };
    for (const trial of study.trials) expect(trial).toMatchObject(execute(trial.parameters, inSample, costs));
    const outOfSample = { ...study.outOfSample, isAsked: true };
    expect(study.bestOutOfSample).toMatchObject(execute(study.best.parameters, outOfSample, costs));
  });

  it("is measured by the fast scan where only fee and slippage cost, and says so", async () => {
    const { study } = await search({ feeBps: 1, slippageBps: 0 });
    expect(study.engine).toBe("fast_scan");
    for (const { parameters, ...figures } of study.trials) {
      expect(figures).toEqual(execute(parameters, { ...study.inSample, isAsked: true }, {}));
    }
  });

  it("answers something else when trading costs more, in each window of a walk forward too", async () => {
    const walk = async (more: object) => {
      const given = { bars: [loadSpx()], range: RANGE, grid: GRID, windows: 2, ...more };
      const input = optimizeManifest.methods.walk_forward.input.parse(given);
      return (await walkForward(input, aContext(), aPlace().ports)).walkForward;
    };
    const [plain, dear] = [await walk({}), await walk({ halfSpreadBps: 20 })];
    expect([plain.engine, dear.engine]).toEqual(["fast_scan", "kernel"]);
    for (const [index, window] of dear.windows.entries()) {
      expect(window.seenReturn).toBeLessThan(plain.windows[index]?.seenReturn ?? 0);
    }
    expect(dear.unseen.totalReturn).not.toBe(plain.unseen.totalReturn);
  });

  it("runs a pair through the kernel", async () => {
    const wave = (phase: number) =>
      Array.from({ length: 400 }, (_, index) => 100 + 5 * Math.sin((index + phase) / 9));
    const bars = [
      aBarSeries({ closes: wave(0), symbol: "LEFT" }),
      aBarSeries({ closes: wave(4), symbol: "RIGHT" }),
    ];
    const { study } = await search({
      bars,
      range: { from: "2020-01-01", to: "2021-02-01", isAsked: true },
      strategy: "pairs",
      grid: { period: [10, 30], entry: [1, 1.5], exit: [0] },
    });
    expect(study.engine).toBe("kernel");
    expect(study.trials).toHaveLength(4);
    expect(study.trials.some(({ trades }) => trades > 0)).toBe(true);
    expect(study.doubt?.overfitting?.trials).toBe(2);
  });
});

describe("a search that nobody keeps", () => {
  it("tells of every backtest that it ran, once", async () => {
    const { ports, counted } = aPlace();
    const { study } = await search({ sampler: "halving", trials: 12, grid: {} }, ports);
    const told = counted.flatMap(({ range, terms, backtests }) =>
      backtests.map((of) => JSON.stringify([range.from, range.to, terms, of])),
    );
    expect(new Set(told).size).toBe(told.length);
    // Those over a part of the days are no trials of the answer; the defaults and the choice are judged beside them.
    expect(told.length).toBeGreaterThanOrEqual(study.trialCount + 2);
    expect(study.trialCount).toBeGreaterThan(study.trials.length);
  });
});

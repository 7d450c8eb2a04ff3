import { describe, expect, it } from "vitest";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import type { CostTrial } from "#shared/model/cost-study.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { defaultPolicy } from "../sizing/default-policy.ts";
import { breakEvenOf, capacityOf, slopeOf } from "./cost-figures.ts";
import { studyCosts } from "./study-costs.ts";

const trial = (overrides: Partial<CostTrial>): CostTrial => ({
  slippageBps: 0,
  initialCash: 1,
  totalReturn: 0,
  annualReturn: 0,
  sharpe: 0,
  maximumDrawdown: 0,
  trades: 0,
  ...overrides,
});

const spx = aBacktestInput({
  bars: [loadSpx()],
  range: { from: "2016-01-01", to: "2017-12-31", isAsked: true },
  strategy: { id: "sma_cross", parameters: {} },
  slippageBps: 3,
});

describe("studyCosts", () => {
  it("trades the run again at each slippage, its own included", () => {
    const study = studyCosts(
      spx,
      { slippagesBps: [20, 0, 3], capitalMultiples: [], participationFraction: 0.1 },
      testTools,
    );
    expect(study.slippage.map(({ slippageBps }) => slippageBps)).toEqual([0, 3, 20]);
    const own = runBacktest(spx, testTools).statistics;
    expect(study.slippage[1]).toMatchObject({ totalReturn: own.totalReturn, trades: own.trades });
    expect(study.slippage[0]!.totalReturn).toBeGreaterThan(own.totalReturn);
    expect(study.annualReturnPerBp).toBeLessThan(0);
  });

  it("lets a larger account share the volume of the bars", () => {
    const closes = Array.from({ length: 60 }, (_, index) => 100 * 1.01 ** index);
    const bars = [{ ...aBarSeries({ closes }), volume: new Float64Array(60).fill(1_000) }];
    const input = aBacktestInput({ bars, initialCash: 1_000 });
    const study = studyCosts(
      input,
      { slippagesBps: [], capitalMultiples: [10_000, 100], participationFraction: 0.1 },
      testTools,
    );
    expect(study.capacity.map(({ initialCash }) => initialCash)).toEqual([1_000, 100_000, 10_000_000]);
    const [small, middle, large] = study.capacity;
    expect(middle!.totalReturn).toBeGreaterThan(0.5 * small!.totalReturn);
    // A hundred units a bar: 10,000,000 are invested far too slowly.
    expect(large!.totalReturn).toBeLessThan(0.3 * small!.totalReturn);
    expect(study.capacityCash).toBe(100_000);
    expect(study.notes.join()).toContain("move no price");
  });

  it("says why it has no answer", () => {
    const falling = aBarSeries({ closes: [100, 90, 80, 70] });
    const bars = [{ ...falling, volume: new Float64Array(4) }];
    const options = { slippagesBps: [10], capitalMultiples: [10], participationFraction: 0.1 };
    const lost = studyCosts(aBacktestInput({ bars }), options, testTools);
    expect([lost.breakEvenSlippageBps, lost.capacityCash]).toEqual([Number.NaN, Number.NaN]);
    expect(lost.notes.map((note) => note.slice(0, 30))).toEqual([
      "There is no profit that slippa",
      "The bars have no volume, so ho",
    ]);
    const sizing = defaultPolicy({ method: "fixed_quantity", quantity: 1 });
    const fixed = studyCosts(aBacktestInput({ bars: [falling], sizing }), options, testTools);
    expect(fixed.notes.join()).toContain("fixed quantity");
    expect(fixed.notes.join()).toContain("The smallest account made nothing");
    const risen = aBacktestInput({ bars: [aBarSeries({ closes: [100, 110, 120] })] });
    expect(studyCosts(risen, options, testTools).notes[0]).toContain("leaves a profit");
  });
});

describe("cost figures", () => {
  it("follow a line through the trials", () => {
    const trials = [
      trial({ slippageBps: 0, totalReturn: 0.3, annualReturn: 0.1 }),
      trial({ slippageBps: 10, totalReturn: 0.1, annualReturn: 0.05 }),
      trial({ slippageBps: 20, totalReturn: -0.1, annualReturn: -0.03 }),
    ];
    expect(breakEvenOf(trials)).toBeCloseTo(15, 12);
    expect(slopeOf(trials)).toBeCloseTo(-0.0065, 12);
    expect([slopeOf(trials.slice(0, 1)), breakEvenOf(trials.slice(0, 2))]).toEqual([Number.NaN, Number.NaN]);
  });

  it("stop at the first account that keeps less than half", () => {
    const trials = [0.1, 0.06, 0.04, 0.07].map((annualReturn, index) =>
      trial({ annualReturn, initialCash: 10 ** index }),
    );
    expect(capacityOf(trials)).toBe(10);
    expect(capacityOf(trials.slice(0, 2))).toBe(10);
    expect(capacityOf([])).toBeNaN();
  });
});

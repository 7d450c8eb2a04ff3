import { describe, expect, it } from "vitest";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import type { BacktestInput } from "../kernel/kernel-types.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { analyseResult } from "./analyse-result.ts";
import { analysisCurves } from "./analysis-curves.ts";
import { canAnalyse } from "./can-analyse.ts";

const DECADE = { from: "2010-01-01", to: "2019-12-31", isAsked: true };

function analysed(overrides: Partial<BacktestInput> = {}) {
  const input = aBacktestInput({ bars: [loadSpx()], range: DECADE, ...overrides });
  const result = runBacktest(input, testTools);
  return { result, bars: input.bars, analysis: analyseResult(result, input.bars) };
}

describe("analyseResult", () => {
  it("answers every figure for a run that trades", () => {
    const strategy = { id: "sma_cross", parameters: {} };
    const { result, analysis } = analysed({ strategy, allowShort: true });
    const { statistics, sample, excursions, exitReasons } = analysis;
    const missing = Object.entries(statistics).filter(([, value]) => Number.isNaN(value));
    // Selling short in a decade that rose made nothing, so fees have no share of it.
    expect(missing).toEqual([["feesToGrossProfit", Number.NaN]]);
    expect(sample).toEqual({
      period: "bar",
      periods: 2_515,
      periodsPerYear: 252,
      years: 2_515 / 252,
      trades: result.trades.length,
      benchmark: "SPX",
    });
    expect(excursions).toHaveLength(result.trades.length);
    expect(exitReasons.reduce((sum, { trades }) => sum + trades, 0)).toBe(result.trades.length);
    for (const [index, { adverse, favourable }] of excursions.entries()) {
      const { side, entryPrice, exitPrice } = result.trades[index]!;
      const taken = ((side === "long" ? 1 : -1) * (exitPrice - entryPrice)) / entryPrice;
      expect(adverse).toBeLessThanOrEqual(Math.min(0, taken));
      expect(favourable).toBeGreaterThanOrEqual(Math.max(0, taken));
    }
  });

  it("agrees with the headline where both say the same", () => {
    const { result, analysis } = analysed({ strategy: { id: "momentum", parameters: {} } });
    const { statistics, years } = analysis;
    const { startEquity, endEquity, totalReturn, benchmarkReturn } = result.statistics;
    expect(statistics.excessReturn).toBeCloseTo(totalReturn - benchmarkReturn, 12);
    expect(statistics.marketChange).toBeCloseTo(benchmarkReturn, 12);
    expect(years.reduce((value, { strategy }) => value * (1 + strategy), startEquity)).toBeCloseTo(
      endEquity,
      6,
    );
    expect(statistics.averageGrossExposure).toBeCloseTo(
      result.equity.exposure.reduce((sum, value) => sum + Math.abs(value), 0) / result.equity.exposure.length,
      9,
    );
  });

  it("is the benchmark's twin when it holds the benchmark", () => {
    const { analysis } = analysed();
    expect(analysis.statistics.beta).toBeGreaterThan(0.9);
    expect(analysis.statistics.correlation).toBeGreaterThan(0.999);
    expect(analysis.statistics.rSquared).toBeCloseTo(analysis.statistics.correlation ** 2, 12);
  });

  it("gives the same for the same, and other intervals for another seed", () => {
    const { result, bars, analysis } = analysed();
    expect(analyseResult(result, bars)).toEqual(analysis);
    expect(analyseResult({ ...result, seed: 2 }, bars).intervals).not.toEqual(analysis.intervals);
  });

  it("compares with the symbol that is asked for", () => {
    const bars = ["A", "B"].map((symbol, index) =>
      aBarSeries({ symbol, closes: Array.from({ length: 60 }, (_, bar) => 100 + bar * index + (bar % 3)) }),
    );
    const result = runBacktest(aBacktestInput({ bars }), testTools);
    const beside = (benchmark: string | undefined) => analyseResult(result, bars, { benchmark });
    expect(beside(undefined).sample.benchmark).toBe("A");
    expect(beside("B").statistics.benchmarkAnnualReturn).toBeGreaterThan(
      beside("A").statistics.benchmarkAnnualReturn,
    );
    expect(errorOf(() => beside("C"))).toMatchObject({ code: "analysis.unknown-benchmark", value: "C" });
    expect(errorOf(() => analyseResult(result, []))).toMatchObject({ code: "analysis.no-bars" });
    expect([canAnalyse(result, bars), canAnalyse(result, bars.slice(1))]).toEqual([true, false]);
  });

  it("survives runs of one bar, of two and of prices that never move", () => {
    for (const count of [1, 2, 40]) {
      const bars = [aBarSeries({ closes: Array<number>(count).fill(100) })];
      const { analysis } = analysed({ bars, range: { from: "2020-01-01", to: "2020-12-31", isAsked: true } });
      expect(analysis.statistics.maximumDrawdownMoney).toBe(0);
      expect(analysis.statistics.skew).toBeNaN();
    }
  });

  it("counts intraday runs by days", () => {
    const closes = Array.from({ length: 24 * 30 }, (_, hour) => 100 + (hour % 24) + hour / 10);
    const bars = [aBarSeries({ closes, timeframe: "1h" })];
    const { analysis } = analysed({ bars, range: { from: "2020-01-01", to: "2020-01-30", isAsked: true } });
    expect(analysis.sample).toMatchObject({ period: "day", periods: 30, periodsPerYear: 365 });
  });
});

describe("analysisCurves", () => {
  it("rolls over half a year of periods", () => {
    const { result, bars, analysis } = analysed({ strategy: { id: "sma_cross", parameters: {} } });
    const { rolling, strategy, tsMs } = analysisCurves(result, bars, analysis);
    expect([rolling.windowPeriods, rolling.tsMs.length]).toEqual([126, 2_515 - 126 + 1]);
    expect(rolling.tsMs.at(-1)).toBe(tsMs.at(-1));
    expect(strategy.at(-1)).toBeCloseTo(result.statistics.endEquity / result.statistics.startEquity, 12);
  });

  it("has nothing to roll in a short run", () => {
    const bars = [aBarSeries({ closes: [100, 101, 102] })];
    const range = { from: "2020-01-01", to: "2020-12-31", isAsked: true };
    const { result, analysis } = analysed({ bars, range });
    expect(analysisCurves(result, bars, analysis).rolling.sharpe).toHaveLength(0);
  });
});

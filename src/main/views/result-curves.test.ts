import { describe, expect, it } from "vitest";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { toResultCurves } from "./result-curves.ts";
import { toWalkForwardView } from "./walk-forward-view.ts";

describe("toResultCurves", () => {
  const input = aBacktestInput();
  const result = runBacktest(input, testTools);
  const curves = toResultCurves(result, input.bars);

  it("draws one point a period, with the benchmark beside the account", () => {
    const { tsMs, strategy, held, drawdown, benchmark } = curves;
    expect(benchmark).toBe(result.symbols[0]);
    expect([strategy.length, held.length, drawdown.length]).toEqual([tsMs.length, tsMs.length, tsMs.length]);
    expect(Math.max(...drawdown)).toBeLessThanOrEqual(0);
  });

  it("gives each year twelve months, which compound to the whole", () => {
    const compounded = curves.months
      .flatMap(({ months }) => months)
      .reduce<number>((value, total) => value * (1 + (total ?? 0)), 1);
    expect(curves.months.every(({ months }) => months.length === 12)).toBe(true);
    expect(compounded - 1).toBeCloseTo(result.statistics.totalReturn, 9);
  });

  it("counts every trade in one bin", () => {
    expect(curves.tradeReturns.reduce((sum, { count }) => sum + count, 0)).toBe(result.trades.length);
  });
});

describe("toWalkForwardView", () => {
  it.each([undefined, {}, { windows: [] }])("makes nothing of %j", (stored) => {
    expect(toWalkForwardView(stored)).toBeUndefined();
  });
});

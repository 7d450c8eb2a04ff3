import { describe, expect, it } from "vitest";
import { computeStatistics } from "./compute-statistics.ts";

const flat = {
  startEquity: 100,
  curve: {
    tsOpenMs: Float64Array.of(0, 86_400_000, 172_800_000),
    equity: Float64Array.of(100, 100, 100),
    drawdown: new Float64Array(3),
    exposure: new Float64Array(3),
  },
  fills: [],
  trades: [],
  periodsPerYear: 252,
  benchmarkReturn: 0.5,
};

describe("computeStatistics", () => {
  it("says of an account that never traded what is 0 and what is missing", () => {
    expect(computeStatistics(flat)).toEqual({
      startEquity: 100,
      endEquity: 100,
      totalReturn: 0,
      annualReturn: 0,
      annualVolatility: 0,
      sharpe: Number.NaN,
      sortino: Number.NaN,
      calmar: Number.NaN,
      maximumDrawdown: 0,
      longestDrawdownDays: 0,
      timeInMarket: 0,
      trades: 0,
      winRate: Number.NaN,
      profitFactor: Number.NaN,
      averageTrade: Number.NaN,
      averageWin: Number.NaN,
      averageLoss: Number.NaN,
      bestTrade: Number.NaN,
      worstTrade: Number.NaN,
      feesPaid: 0,
      turnover: 0,
      benchmarkReturn: 0.5,
    });
  });
});

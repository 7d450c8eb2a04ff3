import { describe, expect, it } from "vitest";
import { aFill } from "../accounting/testing/a-fill.ts";
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

  it("adds the fees, and the value of both sides over the mean equity", () => {
    const fills = [
      aFill({ quantity: 10, price: 100, fee: 1 }),
      aFill({ side: "sell", quantity: 10, price: 120, fee: 0.5 }),
    ];
    const curve = { ...flat.curve, equity: Float64Array.of(1000, 1100, 1200) };
    expect(computeStatistics({ ...flat, curve, fills })).toMatchObject({ feesPaid: 1.5, turnover: 2 });
  });
});

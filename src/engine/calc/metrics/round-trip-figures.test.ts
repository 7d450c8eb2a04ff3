import { describe, expect, it } from "vitest";
import { aTrade } from "../testing/a-trade.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { Trade } from "#shared/model/position.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { roundTripFigures } from "./round-trip-figures.ts";

function figuresOf(trades: readonly Trade[]) {
  const statistics = { averageWin: 1, averageLoss: -1 };
  const result = { trades, rejected: [], openPositions: [], statistics };
  return roundTripFigures(result as unknown as BacktestResult, [], 2);
}

const lasting = (days: number, profit: number, returnFraction: number): Trade =>
  aTrade({ profit, returnFraction, tsEntryMs: epochMs(0), tsExitMs: epochMs(days * DAY_MS) });

describe("roundTripFigures", () => {
  it("tells winners, losers and even trades apart, as worked out by hand", () => {
    const trades = [lasting(1, 30, 0.3), lasting(4, 10, 0.1), lasting(2, -25, -0.2), lasting(10, 0, 0)];
    expect(figuresOf(trades)).toMatchObject({
      grossProfit: 40,
      grossLoss: -25,
      winningTrades: 2,
      losingTrades: 1,
      evenTrades: 1,
      profitProbability: 3 / 5,
      averageWinReturn: 0.2,
      averageLossReturn: -0.2,
      bestTradeReturn: 0.3,
      worstTradeReturn: -0.2,
      medianDaysHeld: 3,
      longestTradeDays: 10,
      shortestTradeDays: 1,
      tradesPerYear: 2,
    });
  });

  it("has counts but no returns without a trade", () => {
    const figures = figuresOf([]);
    expect(figures).toMatchObject({ grossProfit: 0, winningTrades: 0, profitProbability: 0.5 });
    expect([figures.bestTradeReturn, figures.averageWinReturn, figures.medianDaysHeld]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

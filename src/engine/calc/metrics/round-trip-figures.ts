import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { Trade } from "#shared/model/position.ts";
import type { TradeExcursion } from "#shared/model/result-analysis.ts";
import type { RoundTripFigures } from "#shared/model/statistics/round-trip-figures.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { averageOf } from "./average-of.ts";
import { columnMaximum, columnMinimum, isGain, isLoss } from "./column-figures.ts";
import { longestStreak } from "./longest-streak.ts";
import { meanAndDeviation } from "./mean-and-deviation.ts";
import { profitProbability } from "./profit-probability.ts";
import { quantile } from "./quantile.ts";
import { sumOf } from "./sum-of.ts";
import { winRate } from "./win-rate.ts";

/** Each figure as its definition in shared/model/statistics/round-trip-figures.ts says. */
export function roundTripFigures(
  { trades, rejected, openPositions, statistics }: BacktestResult,
  excursions: readonly TradeExcursion[],
  years: number,
): RoundTripFigures {
  return {
    payoffRatio: statistics.averageWin / Math.abs(statistics.averageLoss),
    ...outcomeFigures(trades),
    ...returnFigures(trades),
    ...sideFigures(trades),
    ...streakFigures(trades),
    ...durationFigures(trades),
    tradesPerYear: trades.length / years,
    averageAdverseExcursion: averageOf(excursions.map(({ adverse }) => adverse)),
    averageFavourableExcursion: averageOf(excursions.map(({ favourable }) => favourable)),
    averageEfficiency: averageOf(
      excursions.map(({ efficiency }) => efficiency).filter((value) => !Number.isNaN(value)),
    ),
    rejectedOrders: rejected.length,
    openTrades: openPositions.length,
    openProfit: sumOf(
      openPositions.map(({ quantity, averagePrice, lastPrice }) => quantity * (lastPrice - averagePrice)),
    ),
  };
}

function outcomeFigures(trades: readonly Trade[]) {
  const profits = trades.map(({ profit }) => profit);
  const [wins, losses] = [profits.filter(isGain), profits.filter(isLoss)];
  const probability = profitProbability(wins.length, losses.length);
  return {
    grossProfit: sumOf(wins),
    grossLoss: sumOf(losses),
    winningTrades: wins.length,
    losingTrades: losses.length,
    evenTrades: profits.length - wins.length - losses.length,
    profitProbability: probability.mean,
    profitProbabilityLower: probability.lower,
    profitProbabilityUpper: probability.upper,
  };
}

function returnFigures(trades: readonly Trade[]) {
  const returns = Float64Array.from(trades, returnOf);
  const { mean, deviation } = meanAndDeviation(Float64Array.from(trades, ({ profit }) => profit));
  return {
    averageWinReturn: averageOf(trades.filter(({ profit }) => isGain(profit)).map(returnOf)),
    averageLossReturn: averageOf(trades.filter(({ profit }) => isLoss(profit)).map(returnOf)),
    bestTradeReturn: columnMaximum(returns),
    worstTradeReturn: columnMinimum(returns),
    averageTradeReturn: averageOf(Array.from(returns)),
    medianTradeReturn: quantile(returns.toSorted(), 0.5),
    systemQuality: deviation > 0 ? (Math.sqrt(trades.length) * mean) / deviation : Number.NaN,
  };
}

function returnOf({ returnFraction }: Trade): number {
  return returnFraction;
}

function sideFigures(trades: readonly Trade[]) {
  const profitsOf = (side: Trade["side"]): readonly number[] =>
    trades.filter((trade) => trade.side === side).map(({ profit }) => profit);
  const [long, short] = [profitsOf("long"), profitsOf("short")];
  return {
    longTrades: long.length,
    shortTrades: short.length,
    longWinRate: winRate(long),
    shortWinRate: winRate(short),
  };
}

function streakFigures(trades: readonly Trade[]) {
  const profits = trades
    .toSorted((left, right) => left.tsExitMs - right.tsExitMs)
    .map(({ profit }) => profit);
  return {
    consecutiveWins: longestStreak(profits, isGain),
    consecutiveLosses: longestStreak(profits, isLoss),
    consecutiveProfit: largestRow(profits, isGain),
    // Adding zero turns -0 into 0.
    consecutiveLoss:
      -largestRow(
        profits.map((profit) => -profit),
        isGain,
      ) + 0,
  };
}

/** The largest sum of members in a row that fit; NaN when none does. */
function largestRow(profits: readonly number[], fits: (profit: number) => boolean): number {
  let [largest, current] = [Number.NaN, 0];
  for (const profit of profits) {
    current = fits(profit) ? current + profit : 0;
    if (fits(profit) && !(current <= largest)) largest = current;
  }
  return largest;
}

function durationFigures(trades: readonly Trade[]) {
  const daysOf = ({ tsEntryMs, tsExitMs }: Trade): number => (tsExitMs - tsEntryMs) / DAY_MS;
  const days = Float64Array.from(trades, daysOf);
  return {
    averageBarsHeld: averageOf(trades.map(({ barsHeld }) => barsHeld)),
    averageDaysHeld: averageOf(trades.map(daysOf)),
    averageDaysHeldWinners: averageOf(trades.filter(({ profit }) => profit > 0).map(daysOf)),
    averageDaysHeldLosers: averageOf(trades.filter(({ profit }) => profit < 0).map(daysOf)),
    medianDaysHeld: quantile(days.toSorted(), 0.5),
    longestTradeDays: columnMaximum(days),
    shortestTradeDays: columnMinimum(days),
  };
}

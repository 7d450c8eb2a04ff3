import type { EquityCurve, Statistics } from "#shared/model/backtest-result.ts";
import type { Fill } from "#shared/model/order.ts";
import type { Trade } from "#shared/model/position.ts";
import { annualReturn } from "./annual-return.ts";
import { annualVolatility } from "./annual-volatility.ts";
import { averageOf } from "./average-of.ts";
import { calmar } from "./calmar.ts";
import { longestDrawdownDays } from "./longest-drawdown-days.ts";
import { meanAndDeviation } from "./mean-and-deviation.ts";
import { maximumDrawdown } from "./maximum-drawdown.ts";
import { profitFactor } from "./profit-factor.ts";
import { returnsOf } from "./returns-of.ts";
import { sharpe } from "./sharpe.ts";
import { sortino } from "./sortino.ts";
import { sumOf } from "./sum-of.ts";
import { timeInMarket } from "./time-in-market.ts";
import { turnover } from "./turnover.ts";
import { winRate } from "./win-rate.ts";

export interface MeasuredRun {
  readonly startEquity: number;
  readonly curve: EquityCurve;
  readonly fills: readonly Fill[];
  readonly trades: readonly Trade[];
  readonly periodsPerYear: number;
  readonly benchmarkReturn: number;
}

/**
 * All figures of a run. Returns run from close to close; the first bar closes before anything can have filled, so the
 * periods start there. Trade figures are in account currency, after fees; open positions are no trades.
 */
export function computeStatistics(run: MeasuredRun): Statistics {
  return { ...accountFigures(run), ...tradeFigures(run.trades), benchmarkReturn: run.benchmarkReturn };
}

type AccountFigures = Omit<Statistics, keyof ReturnType<typeof tradeFigures> | "benchmarkReturn">;

function accountFigures({ startEquity, curve, fills, periodsPerYear }: MeasuredRun): AccountFigures {
  const returns = returnsOf(curve.equity);
  // Measured once for the three that need them: each is a pass over every bar.
  const moments = meanAndDeviation(returns);
  const endEquity = curve.equity.at(-1) ?? startEquity;
  const growth = { start: startEquity, end: endEquity, periods: returns.length };
  const yearly = annualReturn(growth, periodsPerYear);
  const deepest = maximumDrawdown(curve.drawdown);
  return {
    startEquity,
    endEquity,
    totalReturn: endEquity / startEquity - 1,
    annualReturn: yearly,
    annualVolatility: annualVolatility(returns, periodsPerYear, moments),
    sharpe: sharpe(returns, periodsPerYear, moments),
    sortino: sortino(returns, periodsPerYear, moments.mean),
    calmar: calmar(yearly, deepest),
    maximumDrawdown: deepest,
    longestDrawdownDays: longestDrawdownDays(curve),
    timeInMarket: timeInMarket(curve.exposure),
    feesPaid: sumOf(fills.map((fill) => fill.fee)),
    turnover: turnover(fills, curve.equity),
  };
}

function tradeFigures(
  trades: readonly Trade[],
): Pick<
  Statistics,
  | "trades"
  | "winRate"
  | "profitFactor"
  | "averageTrade"
  | "averageWin"
  | "averageLoss"
  | "bestTrade"
  | "worstTrade"
> {
  const profits = trades.map((trade) => trade.profit);
  const noTrade = profits.length === 0;
  return {
    trades: profits.length,
    winRate: winRate(profits),
    profitFactor: profitFactor(profits),
    averageTrade: averageOf(profits),
    averageWin: averageOf(profits.filter((profit) => profit > 0)),
    averageLoss: averageOf(profits.filter((profit) => profit < 0)),
    bestTrade: noTrade ? Number.NaN : profits.reduce((best, profit) => Math.max(best, profit)),
    worstTrade: noTrade ? Number.NaN : profits.reduce((worst, profit) => Math.min(worst, profit)),
  };
}

import type { EquityCurve, Statistics } from "#shared/model/backtest-result.ts";
import type { Fill } from "#shared/model/order.ts";
import type { Trade } from "#shared/model/position.ts";
import { annualReturn } from "./annual-return.ts";
import { averageOf } from "./average-of.ts";
import { calmar } from "./calmar.ts";
import { isGain, isLoss } from "./column-figures.ts";
import { measureCurve, type CurveFigures } from "./measure-curve.ts";
import { profitFactor } from "./profit-factor.ts";
import { sharpeOfMoments } from "./sharpe.ts";
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
export function computeStatistics(
  run: MeasuredRun,
  measured: CurveFigures = measureCurve(run.curve),
): Statistics {
  const { trades, benchmarkReturn } = run;
  return { ...accountFigures(run, measured), ...tradeFigures(trades), benchmarkReturn };
}

type AccountFigures = Omit<Statistics, keyof ReturnType<typeof tradeFigures> | "benchmarkReturn">;

function accountFigures(
  { startEquity, curve, fills, periodsPerYear }: MeasuredRun,
  measured: CurveFigures,
): AccountFigures {
  const { meanReturn: mean, returnDeviation: deviation, maximumDrawdown } = measured;
  const endEquity = curve.equity.at(-1) ?? startEquity;
  const periods = Math.max(0, curve.equity.length - 1);
  const yearly = annualReturn({ start: startEquity, end: endEquity, periods }, periodsPerYear);
  const perYear = Math.sqrt(periodsPerYear);
  return {
    startEquity,
    endEquity,
    totalReturn: endEquity / startEquity - 1,
    annualReturn: yearly,
    annualVolatility: deviation * perYear,
    sharpe: sharpeOfMoments({ mean, deviation }, periodsPerYear),
    sortino: (mean / measured.downsideDeviation) * perYear,
    calmar: calmar(yearly, maximumDrawdown),
    maximumDrawdown,
    longestDrawdownDays: measured.longestDrawdownDays,
    timeInMarket: measured.timeInMarket,
    ...fillFigures(fills, measured.meanEquity),
  };
}

/** Turnover is the value of all fills, both sides, over the mean equity of the period; not annualised. One pass: a long list of fills does not stay near from one to the next. */
function fillFigures(fills: readonly Fill[], meanEquity: number): Pick<Statistics, "feesPaid" | "turnover"> {
  let [feesPaid, traded] = [0, 0];
  for (const { fee, quantity, price } of fills) {
    feesPaid += fee;
    traded += quantity * price;
  }
  return { feesPaid, turnover: traded / meanEquity };
}

// Named once, because a function that is written where it is passed is compiled anew in every run.
const profitOf = (trade: Trade): number => trade.profit;
const larger = (left: number, right: number): number => Math.max(left, right);
const smaller = (left: number, right: number): number => Math.min(left, right);

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
  const profits = trades.map(profitOf);
  const noTrade = profits.length === 0;
  return {
    trades: profits.length,
    winRate: winRate(profits),
    profitFactor: profitFactor(profits),
    averageTrade: averageOf(profits),
    averageWin: averageOf(profits.filter(isGain)),
    averageLoss: averageOf(profits.filter(isLoss)),
    bestTrade: noTrade ? Number.NaN : profits.reduce(larger),
    worstTrade: noTrade ? Number.NaN : profits.reduce(smaller),
  };
}

import type { Statistics } from "#shared/model/backtest-result.ts";
import type { RatioFigures } from "#shared/model/statistics/ratio-figures.ts";
import { autocorrelationPenalty } from "./autocorrelation-penalty.ts";
import { calendarSums } from "./calendar-sums.ts";
import { columnMean, columnSum, isGain, isLoss, shareOfGains } from "./column-figures.ts";
import { maximumDrawdown } from "./maximum-drawdown.ts";
import { meanAndDeviation } from "./mean-and-deviation.ts";
import { normalCumulative } from "./normal-distribution.ts";
import type { PeriodCurve } from "./period-curve.ts";
import { quantile } from "./quantile.ts";
import { sharpe } from "./sharpe.ts";
import { sortino } from "./sortino.ts";
import { standardizedMoments } from "./standardized-moments.ts";
import { conditionalValueAtRisk, ulcerIndex } from "./tail-risk.ts";

/** Each figure as its definition in shared/model/statistics/ratio-figures.ts says. */
export function ratioFigures(
  curve: PeriodCurve,
  headline: Pick<Statistics, "annualReturn" | "timeInMarket">,
): RatioFigures {
  return {
    ...sharpeFigures(curve),
    ...payoffFigures(curve.returns),
    ...drawdownRatios(curve),
    riskAdjustedReturn: headline.annualReturn / headline.timeInMarket,
    gainToPain: gainToPain(curve.returns),
    gainToPainMonth: gainToPain(calendarSums(curve)),
  };
}

function sharpeFigures({ returns, periodsPerYear }: PeriodCurve) {
  const penalty = autocorrelationPenalty(returns);
  const plainSortino = sortino(returns, periodsPerYear);
  const smartSortino = plainSortino / penalty;
  return {
    smartSharpe: sharpe(returns, periodsPerYear) / penalty,
    probabilisticSharpe: probabilisticSharpe(returns),
    smartSortino,
    adjustedSortino: plainSortino / Math.SQRT2,
    smartAdjustedSortino: smartSortino / Math.SQRT2,
    riskReturnRatio: sharpe(returns, 1),
  };
}

/**
 * Probability that the true Sharpe ratio is above 0. The variance of the estimate is
 * (1 + S²/2 - skew S + (k - 3) S²/4) / (n - 1) for the Sharpe ratio S of one period. The paper's k is the plain
 * kurtosis; QuantStats puts in the excess kurtosis, and so do we, to give its figure.
 */
function probabilisticSharpe(returns: Float64Array): number {
  const ratio = sharpe(returns, 1);
  const { skew, excessKurtosis } = standardizedMoments(returns);
  const square = ratio * ratio;
  const variance = 1 + square / 2 - skew * ratio + ((excessKurtosis - 3) / 4) * square;
  return normalCumulative(ratio / Math.sqrt(variance / (returns.length - 1)));
}

function payoffFigures(returns: Float64Array) {
  const [gains, losses] = [returns.filter(isGain), returns.filter(isLoss)];
  const ascending = returns.toSorted();
  const winning = shareOfGains(returns);
  const payoff = columnMean(gains) / Math.abs(columnMean(losses));
  const factor = columnSum(gains) / Math.abs(columnSum(losses));
  const kept = returns.length - losses.length;
  const keptMean = columnSum(gains) / kept;
  const tail = Math.abs(quantile(ascending, 0.95) / quantile(ascending, 0.05));
  return {
    omega: factor,
    periodPayoff: payoff,
    periodProfitFactor: factor,
    profitRatio: keptMean / kept / Math.abs(columnMean(losses) / losses.length),
    cpcIndex: factor * winning * payoff,
    commonSenseRatio: factor * tail,
    tailRatio: tail,
    outlierWinRatio: quantile(ascending, 0.99) / keptMean,
    outlierLossRatio: quantile(ascending, 0.01) / columnMean(losses),
    kellyCriterion: (payoff * winning - (1 - winning)) / payoff,
  };
}

function drawdownRatios(curve: PeriodCurve) {
  const { returns, drawdown, value, start } = curve;
  const total = (value.at(-1) ?? start) / start - 1;
  const ulcer = ulcerIndex(drawdown);
  const pitfall = -conditionalValueAtRisk(drawdown) / meanAndDeviation(returns).deviation;
  return {
    ulcerPerformanceIndex: total / ulcer,
    serenityIndex: columnSum(returns) / (ulcer * pitfall),
    recoveryFactor: Math.abs(columnSum(returns)) / Math.abs(maximumDrawdown(drawdown)),
  };
}

function gainToPain(sums: Float64Array): number {
  return columnSum(sums) / Math.abs(columnSum(sums.filter(isLoss)));
}

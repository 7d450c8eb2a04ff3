import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { BenchmarkFigures } from "#shared/model/statistics/benchmark-figures.ts";
import { findTradedBars } from "../kernel/traded-bars.ts";
import { annualReturn } from "./annual-return.ts";
import { annualVolatility } from "./annual-volatility.ts";
import { averageOf } from "./average-of.ts";
import { columnMean } from "./column-figures.ts";
import { correlationOf, covarianceOf } from "./covariance.ts";
import { maximumDrawdown } from "./maximum-drawdown.ts";
import { meanAndDeviation } from "./mean-and-deviation.ts";
import type { PeriodCurve } from "./period-curve.ts";
import { sharpe } from "./sharpe.ts";

/** Each figure as its definition in shared/model/statistics/benchmark-figures.ts says. */
export function benchmarkFigures(
  result: BacktestResult,
  bars: readonly BarSeries[],
  curve: PeriodCurve,
  benchmark: PeriodCurve,
): BenchmarkFigures {
  const { start, value, returns, periodsPerYear, drawdown } = benchmark;
  const end = value.at(-1) ?? start;
  return {
    benchmarkAnnualReturn: annualReturn({ start, end, periods: returns.length }, periodsPerYear),
    benchmarkVolatility: annualVolatility(returns, periodsPerYear),
    benchmarkSharpe: sharpe(returns, periodsPerYear),
    benchmarkMaximumDrawdown: maximumDrawdown(drawdown),
    excessReturn: result.statistics.totalReturn - (end / start - 1),
    marketChange: averageOf(bars.map((series) => changeOf(series, result))),
    ...regressionFigures(curve, returns),
    ...differenceFigures(curve, returns),
  };
}

/** Of the returns on the benchmark's, at risk-free 0. */
function regressionFigures({ returns, periodsPerYear, value, start }: PeriodCurve, market: Float64Array) {
  const variance = covarianceOf(market, market);
  const beta = variance > 0 ? covarianceOf(returns, market) / variance : Number.NaN;
  const correlation = correlationOf(returns, market);
  const total = (value.at(-1) ?? start) / start - 1;
  return {
    beta,
    alpha: (columnMean(returns) - beta * columnMean(market)) * periodsPerYear,
    correlation,
    rSquared: correlation ** 2,
    treynorRatio: beta === 0 ? Number.NaN : total / beta,
  };
}

function differenceFigures({ returns, periodsPerYear }: PeriodCurve, market: Float64Array) {
  const differences = returns.map((value, index) => value - (market[index] ?? Number.NaN));
  const { mean, deviation } = meanAndDeviation(differences);
  return {
    informationRatio: deviation > 0 ? mean / deviation : Number.NaN,
    trackingError: deviation * Math.sqrt(periodsPerYear),
  };
}

function changeOf(series: BarSeries, { range }: BacktestResult): number {
  const { start, end } = findTradedBars(series, range);
  return (series.close[end - 1] ?? Number.NaN) / (series.close[start] ?? Number.NaN) - 1;
}

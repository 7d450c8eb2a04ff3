import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { AnalysisSample } from "#shared/model/result-analysis.ts";
import { invariant } from "#engine/base/invariant.ts";
import { covarianceOf } from "../metrics/covariance.ts";
import { meanAndDeviation } from "../metrics/mean-and-deviation.ts";
import { activityCurves, type ActivityCurves } from "./activity-curves.ts";
import { sharpe } from "../metrics/sharpe.ts";
import { sortino } from "../metrics/sortino.ts";
import { curvesOf } from "./curves-of.ts";

/** Half a year of periods, as QuantStats' rolling figures look back. */
const LOOK_BACK_YEARS = 0.5;

/** Figures at each period from the periods before it, as far back as `windowPeriods`; empty in a shorter run. */
export interface RollingFigures {
  readonly windowPeriods: number;
  readonly tsMs: Float64Array;
  readonly sharpe: Float64Array;
  readonly sortino: Float64Array;
  readonly volatility: Float64Array;
  readonly beta: Float64Array;
  /** Of the last twelve months; NaN where the run has not lasted so long. */
  readonly betaOfYear: Float64Array;
}

/** What the charts of a report are drawn from. The columns have one entry a period. */
export interface AnalysisCurves {
  readonly tsMs: Float64Array;
  /** Account value over its start. */
  readonly strategy: Float64Array;
  /** The benchmark's value over its start. */
  readonly benchmark: Float64Array;
  readonly returns: Float64Array;
  readonly benchmarkReturns: Float64Array;
  /** Times the strategy's returns would have to be taken to have the benchmark's volatility. */
  readonly volatilityMatch: number;
  readonly rolling: RollingFigures;
  readonly activity: ActivityCurves;
}

/** Computed when somebody looks; `bars` must hold the benchmark of the sample. */
export function analysisCurves(
  result: BacktestResult,
  bars: readonly BarSeries[],
  { sample }: { readonly sample: Pick<AnalysisSample, "benchmark"> },
): AnalysisCurves {
  const market = bars.find(({ symbol }) => symbol === sample.benchmark);
  invariant(market !== undefined, `bars must hold the benchmark ${sample.benchmark}`);
  const traded = bars.filter(({ symbol }) => result.symbols.includes(symbol));
  const { curve, benchmark } = curvesOf(result, traded, market);
  const deviation = meanAndDeviation(curve.returns).deviation;
  return {
    tsMs: curve.tsMs,
    strategy: curve.value.map((value) => value / curve.start),
    benchmark: benchmark.value.map((value) => value / benchmark.start),
    returns: curve.returns,
    benchmarkReturns: benchmark.returns,
    volatilityMatch: meanAndDeviation(benchmark.returns).deviation / deviation,
    rolling: rollingFigures(curve, benchmark.returns),
    activity: activityCurves(result, traded, curve),
  };
}

function rollingFigures(curve: ReturnType<typeof curvesOf>["curve"], market: Float64Array): RollingFigures {
  const { returns, periodsPerYear, tsMs } = curve;
  const windowPeriods = Math.max(2, Math.round(periodsPerYear * LOOK_BACK_YEARS));
  const length = Math.max(0, returns.length - windowPeriods + 1);
  const roll = (measure: (own: Float64Array, market: Float64Array) => number): Float64Array =>
    Float64Array.from({ length }, (_, start) =>
      measure(returns.subarray(start, start + windowPeriods), market.subarray(start, start + windowPeriods)),
    );
  return {
    windowPeriods,
    tsMs: tsMs.slice(tsMs.length - length),
    sharpe: roll((own) => sharpe(own, periodsPerYear)),
    sortino: roll((own) => sortino(own, periodsPerYear)),
    volatility: roll((own) => meanAndDeviation(own).deviation * Math.sqrt(periodsPerYear)),
    beta: roll(betaOf),
    betaOfYear: Float64Array.from({ length }, (_, index) => {
      const start = index - windowPeriods;
      if (start < 0) return Number.NaN;
      return betaOf(
        returns.subarray(start, index + windowPeriods),
        market.subarray(start, index + windowPeriods),
      );
    }),
  };
}

function betaOf(own: Float64Array, market: Float64Array): number {
  return covarianceOf(own, market) / covarianceOf(market, market);
}

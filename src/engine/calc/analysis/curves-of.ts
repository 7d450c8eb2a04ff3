import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { benchmarkCurve } from "../metrics/benchmark-curve.ts";
import { periodCurve, type PeriodCurve } from "../metrics/period-curve.ts";

/** The account and its benchmark over the same periods. */
export interface AnalysedCurves {
  readonly curve: PeriodCurve;
  readonly benchmark: PeriodCurve;
}

/** `market` is the series that the account is compared with, held from the first traded close. */
export function curvesOf(
  result: BacktestResult,
  bars: readonly BarSeries[],
  market: BarSeries,
): AnalysedCurves {
  const curve = periodCurve(result.equity, result.statistics.startEquity, bars);
  return { curve, benchmark: benchmarkCurve(market, result.range, curve) };
}

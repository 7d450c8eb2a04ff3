import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { firstAtOrAfter } from "../kernel/index-of-time.ts";
import { holdingColumns } from "../metrics/holding-columns.ts";
import type { PeriodCurve } from "../metrics/period-curve.ts";

/** What was held and moved in each period. */
export interface ActivityCurves {
  /** Value of longs and of shorts over equity at the period's last close; shorts are 0 or negative. */
  readonly long: Float64Array;
  readonly short: Float64Array;
  /** The largest single position over equity, without sign. */
  readonly largest: Float64Array;
  readonly holdings: Float64Array;
  /** Value of the period's fills over equity at its end (pyfolio `get_turnover` with the portfolio's value). */
  readonly turnover: Float64Array;
  /** Units bought and sold. */
  readonly volume: Float64Array;
}

export function activityCurves(
  result: BacktestResult,
  bars: readonly BarSeries[],
  { tsMs, value }: PeriodCurve,
): ActivityCurves {
  const held = holdingColumns(result, bars);
  const ends = tsMs.map((time) => firstAtOrAfter(result.equity.tsOpenMs, time));
  const atEnds = (column: Float64Array): Float64Array => ends.map((index) => column[index] ?? Number.NaN);
  const [turnover, volume] = [new Float64Array(tsMs.length), new Float64Array(tsMs.length)];
  for (const { tsMs: time, quantity, price } of result.fills) {
    const period = firstAtOrAfter(tsMs, time);
    turnover[period] = (turnover[period] ?? 0) + (quantity * price) / (value[period] ?? Number.NaN);
    volume[period] = (volume[period] ?? 0) + quantity;
  }
  return {
    long: atEnds(held.long),
    short: atEnds(held.short),
    largest: atEnds(held.largest),
    holdings: atEnds(held.holdings),
    turnover,
    volume,
  };
}

import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { findTradedBars } from "../kernel/traded-bars.ts";
import { withValue, type PeriodCurve } from "./period-curve.ts";

/**
 * Holding a series over the periods of `curve`, worth the same at its start: bought at the first traded close, without
 * costs, as the headline's benchmark. Between its bars it keeps the last close.
 */
export function benchmarkCurve(series: BarSeries, range: DateRange, curve: PeriodCurve): PeriodCurve {
  const { start, end } = findTradedBars(series, range);
  const first = series.close[start] ?? Number.NaN;
  let index = start;
  return withValue(
    curve,
    curve.start,
    curve.tsMs.map((tsMs) => {
      while (index + 1 < end && (series.tsOpenMs[index + 1] ?? Number.NaN) <= tsMs) index += 1;
      return curve.start * ((series.close[index] ?? Number.NaN) / first);
    }),
  );
}

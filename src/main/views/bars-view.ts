import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries } from "#shared/model/bar.ts";

/** Most bars that a chart is given at once. */
const MAXIMUM_BARS = 10_000;

/** The last bars of a series from index `first` on, as the chart takes them. */
export function toBarsView(series: BarSeries, first = 0): BarsView {
  const count = series.tsOpenMs.length;
  const start = Math.max(first, count - MAXIMUM_BARS);
  const column = (values: Float64Array): readonly number[] => Array.from(values.subarray(start));
  return {
    symbol: series.symbol,
    timeframe: series.timeframe,
    isSynthetic: series.provenance.isSynthetic,
    origin: series.provenance.origin,
    totalBars: count,
    tsOpenMs: column(series.tsOpenMs),
    open: column(series.open),
    high: column(series.high),
    low: column(series.low),
    close: column(series.close),
    volume: column(series.volume),
  };
}

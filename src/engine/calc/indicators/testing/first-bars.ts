import type { BarSeries } from "#shared/model/bar.ts";

/** What was known of a series when only its first `length` bars had closed. */
export function firstBars(series: BarSeries, length: number): BarSeries {
  return {
    ...series,
    tsOpenMs: series.tsOpenMs.slice(0, length),
    open: series.open.slice(0, length),
    high: series.high.slice(0, length),
    low: series.low.slice(0, length),
    close: series.close.slice(0, length),
    volume: series.volume.slice(0, length),
    quality: series.quality.slice(0, length),
  };
}

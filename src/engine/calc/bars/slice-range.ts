import type { BarSeries } from "#shared/model/bar.ts";
import { contentHash } from "#shared/model/ids.ts";

/** The bars that open at `fromMs` or later and before `toMs`. */
export interface BarRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Index of the first bar that opens at `timeMs` or later; the length when there is none. */
export function firstBarAtOrAfter(tsOpenMs: Float64Array, timeMs: number): number {
  let [low, high] = [0, tsOpenMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tsOpenMs[middle] ?? Number.POSITIVE_INFINITY) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The bars from `start` to before `end` as views of the same memory. Its hash is the whole's with the two indexes,
 * because hashing every window of a replay would cost more than the replay.
 */
export function sliceSeries(series: BarSeries, start: number, end: number): BarSeries {
  if (start === 0 && end >= series.tsOpenMs.length) return series;
  return {
    ...series,
    tsOpenMs: series.tsOpenMs.subarray(start, end),
    open: series.open.subarray(start, end),
    high: series.high.subarray(start, end),
    low: series.low.subarray(start, end),
    close: series.close.subarray(start, end),
    volume: series.volume.subarray(start, end),
    quality: series.quality.subarray(start, end),
    dataHash: contentHash(`${series.dataHash}[${start},${end})`),
  };
}

/** The bars that open before `timeMs`. */
export function sliceBefore(series: BarSeries, timeMs: number): BarSeries {
  return sliceSeries(series, 0, firstBarAtOrAfter(series.tsOpenMs, timeMs));
}

export function sliceRange(series: BarSeries, { fromMs, toMs }: BarRange): BarSeries {
  const start = firstBarAtOrAfter(series.tsOpenMs, fromMs);
  return sliceSeries(series, start, Math.max(start, firstBarAtOrAfter(series.tsOpenMs, toMs)));
}

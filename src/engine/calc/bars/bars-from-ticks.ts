import type { Timeframe } from "#shared/model/time.ts";
import type { BarColumns } from "./bar-columns.ts";
import { createBuckets, marketToPartBy } from "./bar-buckets.ts";
import { GrowingColumns } from "./growing-columns.ts";

/** Trades one after the other; several may share a time. */
export interface Ticks {
  readonly tsMs: Float64Array;
  readonly price: Float64Array;
  readonly size: Float64Array;
}

/** Bars from trades: first, highest, lowest and last price and the sum of sizes; a time without a trade has no bar. */
export function barsFromTicks({ tsMs, price, size }: Ticks, timeframe: Timeframe): BarColumns {
  const bucketOpenMs = createBuckets(timeframe, marketToPartBy(tsMs));
  const columns = new GrowingColumns(6);
  const bar = new Float64Array(6);
  let openMs = Number.NaN;
  for (let index = 0; index < tsMs.length; index += 1) {
    const traded = price[index] ?? Number.NaN;
    const bucket = bucketOpenMs(tsMs[index] ?? Number.NaN);
    if (bucket !== openMs) {
      if (index > 0) columns.push(bar);
      bar.set([bucket, traded, traded, traded, traded, 0]);
      openMs = bucket;
    }
    bar[2] = Math.max(bar[2] ?? traded, traded);
    bar[3] = Math.min(bar[3] ?? traded, traded);
    bar[4] = traded;
    bar[5] = (bar[5] ?? 0) + (size[index] ?? Number.NaN);
  }
  if (tsMs.length > 0) columns.push(bar);
  const [tsOpenMs, open, high, low, close, volume] = columns.finish() as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { tsOpenMs, open, high, low, close, volume };
}

import type { Hasher } from "#engine/base/hasher.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { DAY_MS, TIMEFRAME_MS } from "#shared/model/time.ts";
import { createBuckets, marketToPartBy, type Buckets } from "./bar-buckets.ts";
import { hashSeries } from "./hash-series.ts";
import { allocateColumns, type SeriesColumns } from "./share-columns.ts";

/**
 * Joins bars into longer ones, as `createBuckets` parts them: first open, highest high, lowest low, last close, sum of volume, worst quality.
 * The last bar is made of what there is, so it may be unfinished.
 */
export function resampleUp(series: BarSeries, timeframe: Timeframe, hash: Hasher): BarSeries {
  invariant(
    TIMEFRAME_MS[timeframe] > TIMEFRAME_MS[series.timeframe],
    `cannot make ${timeframe} from ${series.timeframe}`,
  );
  const columns = joinBars(series, bucketsOf(series, timeframe));
  const joined = { symbol: series.symbol, timeframe, ...columns };
  const caveats = [
    ...series.provenance.caveats,
    `${timeframe} bars were joined from ${series.timeframe} bars`,
  ];
  return { ...joined, provenance: { ...series.provenance, caveats }, dataHash: hashSeries(joined, hash) };
}

/** The longer bars that bars of the series belong to. */
export function bucketsOf(series: BarSeries, timeframe: Timeframe): Buckets {
  return createBuckets(timeframe, marketOfBars(series));
}

/** Daily bars already lie at midnight UTC of their day. */
function marketOfBars({ timeframe, tsOpenMs, provenance }: BarSeries): Market {
  if (TIMEFRAME_MS[timeframe] >= DAY_MS) return "crypto";
  return provenance.market ?? marketToPartBy(tsOpenMs);
}

function joinBars(series: SeriesColumns, bucketOpenMs: Buckets): SeriesColumns {
  const { tsOpenMs, high, low, volume, quality } = series;
  const joined = allocateColumns(countBuckets(tsOpenMs, bucketOpenMs));
  let bar = -1;
  let openMs = Number.NaN;
  for (let index = 0; index < tsOpenMs.length; index += 1) {
    const bucket = bucketOpenMs(tsOpenMs[index] ?? Number.NaN);
    if (bucket !== openMs) {
      bar += 1;
      openMs = bucket;
      joined.tsOpenMs[bar] = bucket;
      joined.open[bar] = series.open[index] ?? Number.NaN;
      joined.high[bar] = Number.NEGATIVE_INFINITY;
      joined.low[bar] = Number.POSITIVE_INFINITY;
    }
    joined.high[bar] = Math.max(joined.high[bar] ?? Number.NaN, high[index] ?? Number.NaN);
    joined.low[bar] = Math.min(joined.low[bar] ?? Number.NaN, low[index] ?? Number.NaN);
    joined.close[bar] = series.close[index] ?? Number.NaN;
    joined.volume[bar] = (joined.volume[bar] ?? 0) + (volume[index] ?? Number.NaN);
    joined.quality[bar] = Math.max(joined.quality[bar] ?? 0, quality[index] ?? 0);
  }
  return joined;
}

function countBuckets(tsOpenMs: Float64Array, bucketOpenMs: Buckets): number {
  let count = 0;
  let openMs = Number.NaN;
  for (let index = 0; index < tsOpenMs.length; index += 1) {
    const bucket = bucketOpenMs(tsOpenMs[index] ?? Number.NaN);
    if (bucket !== openMs) count += 1;
    openMs = bucket;
  }
  return count;
}

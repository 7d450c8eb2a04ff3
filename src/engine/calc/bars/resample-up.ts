import type { Hasher } from "#engine/base/hasher.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { DAY_MS, TIMEFRAME_MS } from "#shared/model/time.ts";
import { hashSeries } from "./hash-series.ts";

/** The epoch began on a Thursday; weeks begin on Monday. */
const MONDAY_OFFSET_MS = 3 * DAY_MS;

/** When the bar of `timeframe` that holds `timeMs` opens: in UTC, weeks on Monday, months on the first. */
export function bucketOpenMs(timeMs: number, timeframe: Timeframe): number {
  const lengthMs = TIMEFRAME_MS[timeframe];
  if (timeframe === "1w") {
    return Math.floor((timeMs + MONDAY_OFFSET_MS) / lengthMs) * lengthMs - MONDAY_OFFSET_MS;
  }
  if (timeframe !== "1mo") return Math.floor(timeMs / lengthMs) * lengthMs;
  const date = new Date(timeMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/**
 * Joins bars into longer ones: first open, highest high, lowest low, last close, sum of volume, worst quality.
 * The last bar is made of what there is, so it may be unfinished.
 */
export function resampleUp(series: BarSeries, timeframe: Timeframe, hash: Hasher): BarSeries {
  invariant(
    TIMEFRAME_MS[timeframe] > TIMEFRAME_MS[series.timeframe],
    `cannot make ${timeframe} from ${series.timeframe}`,
  );
  const starts = findBucketStarts(series.tsOpenMs, timeframe);
  const ends = [...starts.slice(1), series.tsOpenMs.length];
  const join = (column: Float64Array, value: (members: Float64Array) => number): Float64Array =>
    Float64Array.from(starts, (start, bucket) => value(column.subarray(start, ends[bucket])));
  const joined = {
    symbol: series.symbol,
    timeframe,
    tsOpenMs: join(series.tsOpenMs, (times) => bucketOpenMs(times[0] ?? Number.NaN, timeframe)),
    open: join(series.open, (values) => values[0] ?? Number.NaN),
    high: join(series.high, (values) => values.reduce((best, value) => Math.max(best, value))),
    low: join(series.low, (values) => values.reduce((best, value) => Math.min(best, value))),
    close: join(series.close, (values) => values.at(-1) ?? Number.NaN),
    volume: join(series.volume, (values) => values.reduce((sum, value) => sum + value)),
    quality: Uint8Array.from(starts, (start, bucket) =>
      Math.max(...series.quality.subarray(start, ends[bucket])),
    ),
  };
  const caveats = [
    ...series.provenance.caveats,
    `${timeframe} bars were joined from ${series.timeframe} bars`,
  ];
  return { ...joined, provenance: { ...series.provenance, caveats }, dataHash: hashSeries(joined, hash) };
}

/** Index of the first bar of each longer bar. */
function findBucketStarts(tsOpenMs: Float64Array, timeframe: Timeframe): readonly number[] {
  const starts: number[] = [];
  let current = Number.NaN;
  for (const [index, time] of tsOpenMs.entries()) {
    const bucket = bucketOpenMs(time, timeframe);
    if (bucket === current) continue;
    starts.push(index);
    current = bucket;
  }
  return starts;
}

import type { Bar } from "#shared/model/bar.ts";
import { epochMs, type Timeframe } from "#shared/model/time.ts";
import { createBuckets, type Buckets } from "./bar-buckets.ts";

/** Longer bars of one symbol, made as its bars come. */
export interface HigherBarStream {
  next(bar: Bar): void;
  /** The last longer bar that is over: a bar of the one after it has closed. */
  last(timeframe: Timeframe): Bar | undefined;
}

interface Bucket {
  readonly timeframe: Timeframe;
  readonly openOf: Buckets;
  forming: Bar | undefined;
  closed: Bar | undefined;
}

/** Parted in UTC. A longer bar shows when the first bar after it has closed: before that, nobody knows that it is over. */
export function createHigherBars(timeframes: readonly Timeframe[]): HigherBarStream {
  const buckets = timeframes.map((timeframe): Bucket => ({
    timeframe,
    openOf: createBuckets(timeframe, "crypto"),
    forming: undefined,
    closed: undefined,
  }));
  return {
    next(bar) {
      for (const bucket of buckets) take(bucket, bar);
    },
    last: (timeframe) => buckets.find((bucket) => bucket.timeframe === timeframe)?.closed,
  };
}

function take(bucket: Bucket, bar: Bar): void {
  const tsOpenMs = epochMs(bucket.openOf(bar.tsOpenMs));
  const { forming } = bucket;
  if (forming?.tsOpenMs === tsOpenMs) {
    bucket.forming = join(forming, bar);
    return;
  }
  bucket.closed = forming;
  bucket.forming = { ...bar, tsOpenMs };
}

function join(forming: Bar, bar: Bar): Bar {
  return {
    ...forming,
    high: Math.max(forming.high, bar.high),
    low: Math.min(forming.low, bar.low),
    close: bar.close,
    volume: forming.volume + bar.volume,
  };
}

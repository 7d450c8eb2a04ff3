/** 16 buckets a power of two: a quantile is at most 1/16 above the exact one. */
const SUB_BITS = 4;
const SUB_BUCKETS = 2 ** SUB_BITS;
const LARGEST_MICROSECONDS = 2 ** 32 - 1;
const MICROSECONDS = 1_000;

/** Ends of the buckets that a summary tells, in milliseconds; what is longer is in a last one. */
const SUMMARY_ENDS_MS = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000];

export interface LatencySummary {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** By length, from the shortest; `upToMs` is left out of the last. A duration is told up to a sixteenth too long. */
  readonly buckets: readonly { readonly upToMs?: number; readonly count: number }[];
}

/** Counts durations in fixed buckets from a microsecond to 71 minutes; its size does not grow. */
export interface LatencyHistogram {
  /** Less than nothing, as after a clock was set back, counts as nothing. */
  record(durationMs: number): void;
  /** The duration that the fraction `quantile` (0 to 1) of all did not exceed, by the bucket's upper end; NaN when empty. */
  quantileMs(quantile: number): number;
  /** Undefined before the first record. */
  summary(): LatencySummary | undefined;
}

export function createLatencyHistogram(): LatencyHistogram {
  const counts = new Float64Array(SUB_BUCKETS * (32 - SUB_BITS + 1));
  let count = 0;
  let maxMs = 0;

  function quantileMs(quantile: number): number {
    const wanted = Math.max(1, Math.ceil(quantile * count));
    let seen = 0;
    for (const [bucket, inBucket] of counts.entries()) {
      seen += inBucket;
      if (seen >= wanted) return Math.min(maxMs, upperEndOf(bucket) / MICROSECONDS);
    }
    return Number.NaN;
  }

  function buckets(): LatencySummary["buckets"] {
    const inBuckets = [...SUMMARY_ENDS_MS, Infinity].map(() => 0);
    for (const [bucket, inBucket] of counts.entries()) {
      const found = SUMMARY_ENDS_MS.findIndex((endMs) => upperEndOf(bucket) <= endMs * MICROSECONDS);
      const index = found === -1 ? SUMMARY_ENDS_MS.length : found;
      inBuckets[index] = (inBuckets[index] ?? 0) + inBucket;
    }
    return inBuckets.map((inBucket, index) => {
      const upToMs = SUMMARY_ENDS_MS[index];
      return { ...(upToMs === undefined ? {} : { upToMs }), count: inBucket };
    });
  }

  return {
    record(durationMs) {
      const atLeastZeroMs = Math.max(0, durationMs);
      const bucket = bucketOf(atLeastZeroMs * MICROSECONDS);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      count += 1;
      maxMs = Math.max(maxMs, atLeastZeroMs);
    },
    quantileMs,
    summary: () =>
      count === 0
        ? undefined
        : { count, p50Ms: quantileMs(0.5), p99Ms: quantileMs(0.99), maxMs, buckets: buckets() },
  };
}

function bucketOf(microseconds: number): number {
  const whole = Math.min(LARGEST_MICROSECONDS, Math.floor(microseconds));
  if (whole < SUB_BUCKETS) return whole;
  const shift = 31 - Math.clz32(whole) - SUB_BITS;
  return SUB_BUCKETS * (shift + 1) + ((whole >>> shift) & (SUB_BUCKETS - 1));
}

/** First duration that is past the bucket, in microseconds. */
function upperEndOf(bucket: number): number {
  if (bucket < SUB_BUCKETS) return bucket + 1;
  const shift = Math.floor(bucket / SUB_BUCKETS) - 1;
  return (SUB_BUCKETS + (bucket % SUB_BUCKETS) + 1) * 2 ** shift;
}

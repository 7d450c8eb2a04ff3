import type PQueue from "p-queue";

export interface RateLimit {
  /** Requests under way at the same time. */
  readonly concurrency: number;
  readonly requestsPerSecond: number;
}

export interface RateLimiter {
  /** Rejects at once when `signal` calls it off before its turn has come. */
  run<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value>;
}

/** The queue is loaded with the first request, so that a process that asks nobody does not pay for it. */
export function createRateLimiter({ concurrency, requestsPerSecond }: RateLimit): RateLimiter {
  let loading: Promise<PQueue> | undefined;
  const load = async (): Promise<PQueue> => {
    const { default: Queue } = await import("p-queue");
    return new Queue({ concurrency, interval: 1_000, intervalCap: requestsPerSecond, strict: true });
  };
  return {
    async run(work, signal) {
      loading ??= load();
      return (await loading).add(work, { signal });
    },
  };
}

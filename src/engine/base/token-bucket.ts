import type { Clock } from "./clock.ts";

/** Lets through `ratePerSecond` on average and at most one second's worth at once. */
export interface TokenBucket {
  /** False when there is no token left: the caller must not go on. */
  take(): boolean;
}

export function createTokenBucket(ratePerSecond: number, clock: Clock): TokenBucket {
  let tokens = ratePerSecond;
  let lastMs = clock.monotonicMs();
  return {
    take() {
      const nowMs = clock.monotonicMs();
      tokens = Math.min(ratePerSecond, tokens + ((nowMs - lastMs) / 1_000) * ratePerSecond);
      lastMs = nowMs;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

import { createRng, deriveSeed } from "#engine/base/rng.ts";

/** How a step that failed for a passing reason is tried again. */
export interface RetryPolicy {
  /** How often it is tried in all. */
  readonly attempts: number;
  readonly initialMs: number;
  readonly factor: number;
  readonly maxMs: number;
  /** The part of each wait that chance may take away, 0 to 1, so that runs that failed together do not come back together. */
  readonly jitter: number;
}

/** Tried once: a step says itself when it may be repeated. */
export const NO_RETRY: RetryPolicy = { attempts: 1, initialMs: 500, factor: 2, maxMs: 30_000, jitter: 0 };

/** Longest wait after the given attempt (from 1) and before the next. */
export function delayMs(policy: Omit<RetryPolicy, "jitter">, attempt: number): number {
  return Math.min(policy.maxMs, policy.initialMs * policy.factor ** (attempt - 1));
}

/** The wait with its jitter; chance is drawn from the seed of the step, so the same run waits the same. */
export function jitteredDelayMs(policy: RetryPolicy, attempt: number, stepSeed: number): number {
  const chance = createRng(deriveSeed(stepSeed, `retry ${attempt}`)).next();
  return delayMs(policy, attempt) * (1 - policy.jitter * chance);
}

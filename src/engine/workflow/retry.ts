/** How a step that failed for a passing reason is tried again. */
export interface RetryPolicy {
  /** How often it is tried in all. */
  readonly attempts: number;
  readonly initialMs: number;
  readonly factor: number;
  readonly maxMs: number;
}

/** Tried once: a step says itself when it may be repeated. */
export const NO_RETRY: RetryPolicy = { attempts: 1, initialMs: 500, factor: 2, maxMs: 30_000 };

/** Wait after the given attempt (from 1) and before the next. */
export function delayMs(policy: RetryPolicy, attempt: number): number {
  return Math.min(policy.maxMs, policy.initialMs * policy.factor ** (attempt - 1));
}

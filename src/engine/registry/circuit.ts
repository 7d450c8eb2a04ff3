import type { Clock } from "#engine/base/clock.ts";

export interface CircuitPolicy {
  /** So many failures within a second open it. */
  readonly openAfter: number;
  /** While it is open nothing passes. */
  readonly restMs: number;
  /** Then it is half open: one failure opens it again, so long without any closes it. */
  readonly trialMs: number;
}

/** Breaks off what keeps failing, and lets it try again after a rest. */
export interface Circuit {
  /** True while nothing may pass. */
  isOpen(): boolean;
  failed(): void;
}

const WINDOW_MS = 1_000;

export function createCircuit({ openAfter, restMs, trialMs }: CircuitPolicy, clock: Clock): Circuit {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let failures = 0;
  /** Undefined when closed. */
  let openedMs: number | undefined;

  function closeAfterTrial(nowMs: number): void {
    if (openedMs === undefined || nowMs - openedMs < restMs + trialMs) return;
    openedMs = undefined;
    failures = 0;
  }

  return {
    isOpen() {
      const nowMs = clock.monotonicMs();
      closeAfterTrial(nowMs);
      return openedMs !== undefined && nowMs - openedMs < restMs;
    },
    failed() {
      const nowMs = clock.monotonicMs();
      closeAfterTrial(nowMs);
      if (nowMs - windowStartMs >= WINDOW_MS) {
        windowStartMs = nowMs;
        failures = 0;
      }
      failures += 1;
      if (openedMs !== undefined || failures >= openAfter) openedMs = nowMs;
    },
  };
}

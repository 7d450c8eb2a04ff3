import type { Clock } from "#engine/base/clock.ts";
import { epochMs } from "#shared/model/time.ts";

export interface FakeClock extends Clock {
  advance(durationMs: number): void;
}

/** A clock that stands still until it is advanced. */
export function createFakeClock(startMs = 1_577_836_800_000): FakeClock {
  let elapsedMs = 0;
  return {
    now: () => epochMs(startMs + elapsedMs),
    monotonicMs: () => elapsedMs,
    advance(durationMs) {
      elapsedMs += durationMs;
    },
  };
}

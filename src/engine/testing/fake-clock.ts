import type { Clock } from "#engine/base/clock.ts";
import { epochMs } from "#shared/model/time.ts";

export interface FakeClock extends Clock {
  advance(durationMs: number): void;
  /** As when the computer sleeps: the time of day goes on, what timers count does not. */
  sleep(durationMs: number): void;
}

/** A clock that stands still until it is advanced. */
export function createFakeClock(startMs = 1_577_836_800_000): FakeClock {
  let elapsedMs = 0;
  let sleptMs = 0;
  return {
    now: () => epochMs(startMs + elapsedMs + sleptMs),
    monotonicMs: () => elapsedMs,
    advance(durationMs) {
      elapsedMs += durationMs;
    },
    sleep(durationMs) {
      sleptMs += durationMs;
    },
  };
}

import type { Timer } from "#engine/base/timer.ts";
import { createFakeClock, type FakeClock } from "#engine/testing/fake-clock.ts";

export interface FakeTimer extends Timer {
  readonly clock: FakeClock;
  /** Lets time pass, timer by timer, and the promises that hang on each run on. */
  pass(durationMs: number): Promise<void>;
}

/** Timers of a clock that stands still until time is let pass. */
export function createFakeTimer(): FakeTimer {
  const clock = createFakeClock();
  const waiting = new Set<{ readonly tsMs: number; readonly callback: () => void }>();
  const after: Timer["after"] = (delayMs, callback) => {
    const entry = { tsMs: clock.monotonicMs() + delayMs, callback };
    waiting.add(entry);
    return () => waiting.delete(entry);
  };
  return {
    clock,
    after,
    every: (intervalMs, callback) => {
      const repeat = (): void => {
        callback();
        dispose = after(intervalMs, repeat);
      };
      let dispose = after(intervalMs, repeat);
      return () => dispose();
    },
    async pass(durationMs) {
      const tsEndMs = clock.monotonicMs() + durationMs;
      await turns();
      for (;;) {
        // What runs on may advance the clock itself, past the end.
        const tsDueMs = Math.max(tsEndMs, clock.monotonicMs());
        const [next] = [...waiting].filter(({ tsMs }) => tsMs <= tsDueMs).toSorted((a, b) => a.tsMs - b.tsMs);
        if (next === undefined) break;
        waiting.delete(next);
        clock.advance(Math.max(0, next.tsMs - clock.monotonicMs()));
        next.callback();
        await turns();
      }
      clock.advance(Math.max(0, tsEndMs - clock.monotonicMs()));
    },
  };
}

/** Enough turns for the promises of a few steps to run on. */
export async function turns(count = 50): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
}

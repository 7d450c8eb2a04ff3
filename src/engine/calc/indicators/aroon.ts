import { createRollingExtreme } from "./rolling-extreme.ts";

/** How new the extremes are: up and down 0 to 100, the oscillator their difference. */
export interface Aroon {
  readonly up: number;
  readonly down: number;
  readonly oscillator: number;
}

/** Chande's Aroon (1995): bars since the highest high and lowest low of the last `period + 1` bars; of level ones the newest. */
export function createAroon(period: number): { next(high: number, low: number): Aroon } {
  const highest = createRollingExtreme(period + 1, 1);
  const lowest = createRollingExtreme(period + 1, -1);
  const newness = (barsSince: number): number => (100 * (period - barsSince)) / period;
  return {
    next(high, low) {
      const isReady = !Number.isNaN(highest.next(high) + lowest.next(low));
      const up = isReady ? newness(highest.barsSince) : Number.NaN;
      const down = isReady ? newness(lowest.barsSince) : Number.NaN;
      return { up, down, oscillator: up - down };
    },
  };
}

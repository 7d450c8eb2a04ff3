import { createRollingWindow } from "./rolling-window.ts";

/** Sums of the last `period` values: plain, and weighted 1 for the oldest to `period` for the newest. */
export interface WeightedSums {
  readonly isFull: boolean;
  readonly sum: number;
  readonly weighted: number;
  push(value: number): void;
}

/** Slides in constant time and adds up anew once a period, so that rounding never outlives one window. */
export function createWeightedSums(period: number): WeightedSums {
  const window = createRollingWindow(period);
  let count = 0;
  let sum = 0;
  let weighted = 0;
  const addUp = (): void => {
    sum = 0;
    weighted = 0;
    for (const [index, value] of window.values.entries()) {
      sum += value;
      weighted += (index + 1) * value;
    }
  };
  return {
    get isFull() {
      return window.isFull;
    },
    get sum() {
      return sum;
    },
    get weighted() {
      return weighted;
    },
    push(value) {
      const displaced = window.push(value);
      if (window.isAligned) return addUp();
      count = Math.min(count + 1, period);
      // In a full window every value but the newest loses one unit of weight, the displaced one its last.
      weighted += window.isFull ? period * value - sum : count * value;
      sum += value - displaced;
      return undefined;
    },
  };
}

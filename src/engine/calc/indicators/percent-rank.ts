import { createRollingWindow } from "./rolling-window.ts";

/** Percent of the `period` values before this one that are not above it, 0 to 100. Looks at the whole window at each bar. */
export function createPercentRank(period: number): { next(value: number): number } {
  const window = createRollingWindow(period);
  return {
    next(value) {
      const rank = window.isFull ? (100 * countUpTo(window.values, value)) / period : Number.NaN;
      window.push(value);
      return rank;
    },
  };
}

function countUpTo(values: Float64Array, bound: number): number {
  let count = 0;
  for (const value of values) if (value <= bound) count += 1;
  return count;
}

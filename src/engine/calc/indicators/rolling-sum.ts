import { createRollingWindow } from "./rolling-window.ts";

/**
 * Sum of the last `period` values; NaN before there are that many. It slides in constant time and is added up anew once
 * a period, so that the rounding of one large value never outlives one window.
 */
export function createRollingSum(period: number): { next(value: number): number } {
  const window = createRollingWindow(period);
  let sum = 0;
  return {
    next(value) {
      const displaced = window.push(value);
      sum = window.isAligned ? sumOf(window.values) : sum + value - displaced;
      return window.isFull ? sum : Number.NaN;
    },
  };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

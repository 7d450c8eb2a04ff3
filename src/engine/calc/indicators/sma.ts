import { checkPeriod } from "./check-period.ts";
import { createRollingWindow } from "./rolling-window.ts";

/** Simple moving average: the mean of the last `period` values; NaN before there are that many. */
export function sma(values: Float64Array, period: number): Float64Array {
  checkPeriod(period);
  const means = new Float64Array(values.length);
  const seedEnd = Math.min(period - 1, values.length);
  let sum = 0;
  for (let index = 0; index < seedEnd; index += 1) {
    sum += values[index] ?? 0;
    means[index] = Number.NaN;
  }
  if (seedEnd < values.length) {
    sum += values[seedEnd] ?? 0;
    means[seedEnd] = sum / period;
  }
  for (let index = period; index < values.length; index += 1) {
    sum += values[index] ?? 0;
    sum -= values[index - period] ?? 0;
    means[index] = sum / period;
  }
  return means;
}

/** Streaming form of `sma`, equal to it bit for bit. */
export function createSma(period: number): { next(value: number): number } {
  const window = createRollingWindow(period);
  let sum = 0;
  return {
    next(value) {
      sum += value;
      sum -= window.push(value);
      return window.isFull ? sum / period : Number.NaN;
    },
  };
}

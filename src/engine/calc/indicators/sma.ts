import { checkPeriod } from "./check-period.ts";
import { createRollingWindow } from "./rolling-window.ts";

/** Simple moving average: the mean of the last `period` values; NaN before there are that many. */
export function sma(values: Float64Array, period: number): Float64Array {
  checkPeriod(period);
  const means = new Float64Array(values.length).fill(Number.NaN);
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) {
    sum += values[index] ?? 0;
    if (index >= period) sum -= values[index - period] ?? 0;
    if (index >= period - 1) means[index] = sum / period;
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

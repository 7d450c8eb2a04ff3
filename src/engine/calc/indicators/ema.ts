import { checkPeriod } from "./check-period.ts";

/**
 * Exponential moving average with factor 2 / (period + 1), seeded by the mean of the first `period` values
 * (as TA-Lib does); NaN before them.
 */
export function ema(values: Float64Array, period: number): Float64Array {
  checkPeriod(period);
  const averages = new Float64Array(values.length);
  if (values.length < period) return averages.fill(Number.NaN);
  const factor = 2 / (period + 1);
  let sum = 0;
  for (let index = 0; index < period; index += 1) {
    sum += values[index] ?? Number.NaN;
    averages[index] = Number.NaN;
  }
  let average = sum / period;
  averages[period - 1] = average;
  for (let index = period; index < values.length; index += 1) {
    average += ((values[index] ?? Number.NaN) - average) * factor;
    averages[index] = average;
  }
  return averages;
}

/** Streaming form of `ema`, equal to it bit for bit. */
export function createEma(period: number): { next(value: number): number } {
  checkPeriod(period);
  const factor = 2 / (period + 1);
  let count = 0;
  let sum = 0;
  let average = Number.NaN;
  return {
    next(value) {
      count += 1;
      if (count <= period) {
        sum += value;
        if (count === period) average = sum / period;
        return average;
      }
      average += (value - average) * factor;
      return average;
    },
  };
}

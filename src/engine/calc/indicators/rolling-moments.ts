import { checkPeriod } from "./check-period.ts";
import { createRollingWindow } from "./rolling-window.ts";

/** Sum of squared deviations of the last `period` values from their mean. */
export interface RollingMoments {
  readonly isFull: boolean;
  readonly squaredDeviations: number;
  push(value: number): void;
}

/**
 * Slides both moments in constant time (Welford's update with removal) and computes them anew once a period, so that
 * rounding never outlives one window: a market that stopped moving gets deviation 0, not a remainder.
 */
export function createRollingMoments(period: number): RollingMoments {
  const window = createRollingWindow(period);
  let mean = 0;
  let squaredDeviations = 0;
  return {
    get isFull() {
      return window.isFull;
    },
    get squaredDeviations() {
      return squaredDeviations;
    },
    push(value) {
      const displaced = window.push(value);
      if (window.isAligned) {
        mean = meanOf(window.values, 0, period);
        squaredDeviations = squaredDeviationsOf(window.values, 0, period, mean);
      } else if (window.isFull) {
        const nextMean = mean + (value - displaced) / period;
        const change = (value - displaced) * (value - nextMean + (displaced - mean));
        squaredDeviations = Math.max(0, squaredDeviations + change);
        mean = nextMean;
      }
    },
  };
}

/** `squaredDeviations` at each value of a whole series, equal to the streaming form bit for bit; NaN before ready. */
export function rollingSquaredDeviations(values: Float64Array, period: number): Float64Array {
  checkPeriod(period);
  const sums = new Float64Array(values.length).fill(Number.NaN);
  let mean = 0;
  let squaredDeviations = 0;
  let untilAligned = 0;
  for (let index = period - 1; index < values.length; index += 1) {
    if (untilAligned === 0) {
      untilAligned = period;
      mean = meanOf(values, index + 1 - period, index + 1);
      squaredDeviations = squaredDeviationsOf(values, index + 1 - period, index + 1, mean);
    } else {
      const value = values[index] ?? Number.NaN;
      const displaced = values[index - period] ?? Number.NaN;
      const nextMean = mean + (value - displaced) / period;
      const change = (value - displaced) * (value - nextMean + (displaced - mean));
      squaredDeviations = Math.max(0, squaredDeviations + change);
      mean = nextMean;
    }
    untilAligned -= 1;
    sums[index] = squaredDeviations;
  }
  return sums;
}

/** Mean of the values from one index up to, not including, another. */
export function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += values[index] ?? Number.NaN;
  return sum / (to - from);
}

/** Sum of squared distances from the mean of the same stretch. */
export function squaredDeviationsOf(values: Float64Array, from: number, to: number, mean: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += ((values[index] ?? Number.NaN) - mean) ** 2;
  return sum;
}

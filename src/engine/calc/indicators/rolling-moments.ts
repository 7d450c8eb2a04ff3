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
        mean = meanOf(window.values);
        squaredDeviations = squaredDeviationsOf(window.values, mean);
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
  for (let index = period - 1; index < values.length; index += 1) {
    if ((index + 1) % period === 0) {
      const window = values.subarray(index + 1 - period, index + 1);
      mean = meanOf(window);
      squaredDeviations = squaredDeviationsOf(window, mean);
    } else {
      const value = values[index] ?? Number.NaN;
      const displaced = values[index - period] ?? Number.NaN;
      const nextMean = mean + (value - displaced) / period;
      const change = (value - displaced) * (value - nextMean + (displaced - mean));
      squaredDeviations = Math.max(0, squaredDeviations + change);
      mean = nextMean;
    }
    sums[index] = squaredDeviations;
  }
  return sums;
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function squaredDeviationsOf(values: Float64Array, mean: number): number {
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  return sum;
}

import { checkPeriod } from "./check-period.ts";
import { createWeightedSums } from "./weighted-sums.ts";

/** Least squares line through the last values. */
export interface LinearRegression {
  /** The line at the newest value, in the values' unit. */
  readonly end: number;
  /** Rise of the line a bar. */
  readonly slope: number;
}

/** Line through the last `period` values over their place in time; NaN before there are that many. */
export function createLinearRegression(period: number): { next(value: number): LinearRegression } {
  checkPeriod(period, 2);
  const sums = createWeightedSums(period);
  const squaredPlaces = (period * (period * period - 1)) / 12;
  return {
    next(value) {
      sums.push(value);
      if (!sums.isFull) return { end: Number.NaN, slope: Number.NaN };
      const slope = (sums.weighted - (sums.sum * (period + 1)) / 2) / squaredPlaces;
      return { end: sums.sum / period + (slope * (period - 1)) / 2, slope };
    },
  };
}

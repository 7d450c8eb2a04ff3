import { createWeightedSums } from "./weighted-sums.ts";

/** Weighted moving average: weights fall in steps of one from `period` for the newest value to 1; NaN before ready. */
export function createWma(period: number): { next(value: number): number } {
  const sums = createWeightedSums(period);
  const weights = (period * (period + 1)) / 2;
  return {
    next(value) {
      sums.push(value);
      return sums.isFull ? sums.weighted / weights : Number.NaN;
    },
  };
}

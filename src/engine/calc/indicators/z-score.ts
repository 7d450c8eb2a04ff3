import { createSma } from "./sma.ts";
import { createStandardDeviation } from "./standard-deviation.ts";

/** Distance from the mean of the last `period` values in population standard deviations; 0 without any deviation. */
export function createZScore(period: number): { next(value: number): number } {
  const mean = createSma(period);
  const spread = createStandardDeviation(period);
  return {
    next(value) {
      const distance = value - mean.next(value);
      const deviation = spread.next(value);
      return deviation === 0 ? 0 : distance / deviation;
    },
  };
}

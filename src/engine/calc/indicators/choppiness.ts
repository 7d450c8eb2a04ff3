import { checkPeriod } from "./check-period.ts";
import { createRollingExtreme } from "./rolling-extreme.ts";
import { createRollingSum } from "./rolling-sum.ts";

/**
 * Dreiss' choppiness index, 0 to 100: logarithm to the base `period` of the sum of true ranges over the range between the
 * highest true high and the lowest true low. High says that price went nowhere; a market that does not move is 100.
 */
export function createChoppiness(period: number): {
  next(high: number, low: number, close: number): number;
} {
  checkPeriod(period, 2);
  const travelled = createRollingSum(period);
  const highest = createRollingExtreme(period, 1);
  const lowest = createRollingExtreme(period, -1);
  let previousClose = Number.NaN;
  return {
    next(high, low, close) {
      const top = Math.max(high, previousClose);
      const bottom = Math.min(low, previousClose);
      previousClose = close;
      if (Number.isNaN(top)) return Number.NaN;
      const range = highest.next(top) - lowest.next(bottom);
      const path = travelled.next(top - bottom);
      return range === 0 ? 100 : (100 * Math.log(path / range)) / Math.log(period);
    },
  };
}

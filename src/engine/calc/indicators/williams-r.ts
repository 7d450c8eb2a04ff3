import { createRollingExtreme } from "./rolling-extreme.ts";

/** Williams' %R: distance of the close from the highest high in the range, -100 to 0. A range of 0 is neutral, -50. */
export function createWilliamsR(period: number): { next(high: number, low: number, close: number): number } {
  const highest = createRollingExtreme(period, 1);
  const lowest = createRollingExtreme(period, -1);
  return {
    next(high, low, close) {
      const top = highest.next(high);
      const range = top - lowest.next(low);
      return range === 0 ? -50 : (-100 * (top - close)) / range;
    },
  };
}

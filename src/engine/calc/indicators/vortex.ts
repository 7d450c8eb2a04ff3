import { createRollingSum } from "./rolling-sum.ts";

/** Upward and downward vortex movement as multiples of true range. */
export interface Vortex {
  readonly plus: number;
  readonly minus: number;
}

/**
 * Vortex indicator (Botes and Siepman 2010): distance from the low before to this high, and from the high before to this low,
 * summed over `period` bars and divided by the sum of true ranges. Without any range both are 1.
 */
export function createVortex(period: number): {
  next(high: number, low: number, close: number): Vortex;
} {
  const ups = createRollingSum(period);
  const downs = createRollingSum(period);
  const ranges = createRollingSum(period);
  let [previousHigh, previousLow, previousClose] = [Number.NaN, Number.NaN, Number.NaN];
  return {
    next(high, low, close) {
      const range = Math.max(high, previousClose) - Math.min(low, previousClose);
      const up = Math.abs(high - previousLow);
      const down = Math.abs(low - previousHigh);
      [previousHigh, previousLow, previousClose] = [high, low, close];
      if (Number.isNaN(range)) return { plus: Number.NaN, minus: Number.NaN };
      const [upSum, downSum, sum] = [ups.next(up), downs.next(down), ranges.next(range)];
      return sum === 0 ? { plus: 1, minus: 1 } : { plus: upSum / sum, minus: downSum / sum };
    },
  };
}

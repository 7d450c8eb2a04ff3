import { invariant } from "#engine/base/invariant.ts";
import { createAccumulationDistribution } from "./accumulation-distribution.ts";

/**
 * Fast less slow exponential average of the accumulation and distribution line, both seeded by its first value (as in
 * TA-Lib's ADOSC); NaN before `slow` bars.
 */
export function createChaikinOscillator({ fast, slow }: { readonly fast: number; readonly slow: number }): {
  next(high: number, low: number, close: number, volume: number): number;
} {
  invariant(fast < slow, `fast must be below slow, were ${fast} and ${slow}`);
  const line = createAccumulationDistribution();
  const [fastFactor, slowFactor] = [2 / (fast + 1), 2 / (slow + 1)];
  let count = 0;
  let [fastAverage, slowAverage] = [0, 0];
  return {
    next(high, low, close, volume) {
      const value = line.next(high, low, close, volume);
      count += 1;
      fastAverage = count === 1 ? value : fastAverage + (value - fastAverage) * fastFactor;
      slowAverage = count === 1 ? value : slowAverage + (value - slowAverage) * slowFactor;
      return count < slow ? Number.NaN : fastAverage - slowAverage;
    },
  };
}

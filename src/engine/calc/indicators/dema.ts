import { createEma } from "./ema.ts";
import { whenReady } from "./when-ready.ts";

/**
 * Double exponential moving average `2 * EMA - EMA(EMA)` (Mulloy 1994). Each average is seeded by the mean of its first
 * `period` inputs, as in TA-Lib, so the first value stands at bar `2 * period - 2`.
 */
export function createDema(period: number): { next(value: number): number } {
  const first = createEma(period);
  const second = createEma(period);
  return {
    next(value) {
      const once = first.next(value);
      return 2 * once - whenReady(second, once);
    },
  };
}

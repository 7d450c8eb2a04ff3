import { createAtr } from "./atr.ts";
import { createEma } from "./ema.ts";

export interface KeltnerSettings {
  readonly period: number;
  readonly atrPeriod: number;
  /** Half the width of the channel in average true ranges. */
  readonly multiplier: number;
}

/** Keltner channel in Linda Raschke's form: EMA of closes, Wilder's average true range on both sides. */
export function createKeltner({ period, atrPeriod, multiplier }: KeltnerSettings): {
  next(high: number, low: number, close: number): { middle: number; upper: number; lower: number };
} {
  const average = createEma(period);
  const range = createAtr(atrPeriod);
  return {
    next(high, low, close) {
      const mean = average.next(close);
      const distance = multiplier * range.next(high, low, close);
      // All three lines begin at one bar.
      const middle = Number.isNaN(distance) ? Number.NaN : mean;
      return { middle, upper: middle + distance, lower: middle - distance };
    },
  };
}

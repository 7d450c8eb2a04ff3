import { createAtr } from "./atr.ts";

/**
 * SuperTrend (Seban): a stop `multiplier` average true ranges from the middle of the bar, below a rising market and above a
 * falling one, which never moves away from price and changes sides on a close beyond it. It begins above.
 */
export function createSupertrend({
  period,
  multiplier,
}: {
  readonly period: number;
  readonly multiplier: number;
}): { next(high: number, low: number, close: number): number } {
  const range = createAtr(period);
  let upper = Number.NaN;
  let lower = Number.NaN;
  let previousClose = Number.NaN;
  let isRising = false;
  return {
    next(high, low, close) {
      const distance = multiplier * range.next(high, low, close);
      if (Number.isNaN(distance)) return Number.NaN;
      const middle = (high + low) / 2;
      // Written so that NaN, at the first bar, takes the new band.
      if (!(middle + distance >= upper && previousClose <= upper)) upper = middle + distance;
      if (!(middle - distance <= lower && previousClose >= lower)) lower = middle - distance;
      previousClose = close;
      isRising = isRising ? close >= lower : close > upper;
      return isRising ? lower : upper;
    },
  };
}

import { createSma, sma } from "./sma.ts";
import { createStandardDeviation, standardDeviation } from "./standard-deviation.ts";

export interface BollingerSettings {
  readonly period: number;
  /** Half the width of the band in population standard deviations. */
  readonly deviations: number;
}

/** Bollinger bands at one bar, in price units. */
export interface BollingerBands {
  readonly middle: number;
  readonly upper: number;
  readonly lower: number;
}

/** Bands around the simple moving average of a whole series; NaN before `period` values. */
export function bollinger(
  closes: Float64Array,
  { period, deviations }: BollingerSettings,
): { readonly [Column in keyof BollingerBands]: Float64Array } {
  const middle = sma(closes, period);
  const spread = standardDeviation(closes, period);
  const upper = new Float64Array(closes.length);
  const lower = new Float64Array(closes.length);
  for (let index = 0; index < closes.length; index += 1) {
    const mean = middle[index] ?? Number.NaN;
    const distance = deviations * (spread[index] ?? Number.NaN);
    upper[index] = mean + distance;
    lower[index] = mean - distance;
  }
  return { middle, upper, lower };
}

/** Streaming form of `bollinger`, equal to it bit for bit. */
export function createBollinger({ period, deviations }: BollingerSettings): {
  next(close: number): BollingerBands;
} {
  const mean = createSma(period);
  const spread = createStandardDeviation(period);
  return {
    next(close) {
      const middle = mean.next(close);
      const distance = deviations * spread.next(close);
      return { middle, upper: middle + distance, lower: middle - distance };
    },
  };
}

import { checkPeriod } from "./check-period.ts";
import { meanOf, squaredDeviationsOf } from "./rolling-moments.ts";
import { createSma } from "./sma.ts";
import { createStandardDeviation } from "./standard-deviation.ts";

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
  checkPeriod(period);
  const columns = { middle: emptyColumn(closes), upper: emptyColumn(closes), lower: emptyColumn(closes) };
  if (closes.length < period) return columns;
  const { middle: middles, upper: uppers, lower: lowers } = columns;
  let sum = 0;
  for (let index = 0; index < period - 1; index += 1) sum += closes[index] ?? Number.NaN;
  // One pass for average and deviation: three passes over columns of their own take twice as long for a million bars.
  let mean = 0;
  let squaredDeviations = 0;
  let untilAligned = 0;
  for (let index = period - 1; index < closes.length; index += 1) {
    const value = closes[index] ?? Number.NaN;
    const displaced = index < period ? 0 : (closes[index - period] ?? Number.NaN);
    sum += value;
    sum -= displaced;
    if (untilAligned === 0) {
      untilAligned = period;
      mean = meanOf(closes, index + 1 - period, index + 1);
      squaredDeviations = squaredDeviationsOf(closes, index + 1 - period, index + 1, mean);
    } else {
      const nextMean = mean + (value - displaced) / period;
      const change = (value - displaced) * (value - nextMean + (displaced - mean));
      squaredDeviations = Math.max(0, squaredDeviations + change);
      mean = nextMean;
    }
    untilAligned -= 1;
    const middle = sum / period;
    const distance = deviations * Math.sqrt(squaredDeviations / period);
    middles[index] = middle;
    uppers[index] = middle + distance;
    lowers[index] = middle - distance;
  }
  return columns;
}

function emptyColumn({ length }: Float64Array): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
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

import { checkPeriod } from "./check-period.ts";

export interface HighLowClose {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

/**
 * Wilder's average true range in price units. The first bar has no previous close and so no true range; the first
 * average is the mean of `period` ranges, later ones `(previous * (period - 1) + range) / period` (Wilder 1978).
 */
export function atr({ high, low, close }: HighLowClose, period: number): Float64Array {
  checkPeriod(period);
  const averages = new Float64Array(close.length).fill(Number.NaN);
  let average = 0;
  for (let index = 1; index < close.length; index += 1) {
    const previousClose = close[index - 1] ?? Number.NaN;
    const range =
      Math.max(high[index] ?? Number.NaN, previousClose) - Math.min(low[index] ?? Number.NaN, previousClose);
    average = (index <= period ? average : (average * (period - 1)) / period) + range / period;
    if (index >= period) averages[index] = average;
  }
  return averages;
}

/** Streaming form of `atr`, equal to it bit for bit. */
export function createAtr(period: number): { next(high: number, low: number, close: number): number } {
  checkPeriod(period);
  let ranges = -1;
  let previousClose = 0;
  let average = 0;
  return {
    next(high, low, close) {
      const range = Math.max(high, previousClose) - Math.min(low, previousClose);
      previousClose = close;
      ranges += 1;
      if (ranges === 0) return Number.NaN;
      // The first `period` ranges are gathered with weight 1 / period; then the average decays.
      average = (ranges <= period ? average : (average * (period - 1)) / period) + range / period;
      return ranges < period ? Number.NaN : average;
    },
  };
}

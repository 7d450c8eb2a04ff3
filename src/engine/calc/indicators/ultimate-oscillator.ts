import { createRollingSum } from "./rolling-sum.ts";

export interface UltimatePeriods {
  readonly short: number;
  readonly middle: number;
  readonly long: number;
}

/**
 * Williams' ultimate oscillator (1976), 0 to 100: buying pressure as a share of true range over three periods, weighted
 * 4, 2 and 1. A period without any range is neutral, where TA-Lib counts it as 0.
 */
export function createUltimateOscillator({ short, middle, long }: UltimatePeriods): {
  next(high: number, low: number, close: number): number;
} {
  const [first, second, third] = [createShare(short), createShare(middle), createShare(long)];
  let previousClose = Number.NaN;
  return {
    next(high, low, close) {
      const bottom = Math.min(low, previousClose);
      const range = Math.max(high, previousClose) - bottom;
      previousClose = close;
      if (Number.isNaN(range)) return Number.NaN;
      const pressure = close - bottom;
      const sum =
        4 * first.next(pressure, range) + 2 * second.next(pressure, range) + third.next(pressure, range);
      return (100 * sum) / 7;
    },
  };
}

function createShare(period: number): { next(part: number, whole: number): number } {
  const parts = createRollingSum(period);
  const wholes = createRollingSum(period);
  return {
    next(part, whole) {
      const share = parts.next(part);
      const sum = wholes.next(whole);
      return sum === 0 ? 0.5 : share / sum;
    },
  };
}

import { checkPeriod } from "./check-period.ts";

/** Wilder's directional movement, each 0 to 100. */
export interface DirectionalMovement {
  readonly adx: number;
  readonly plus: number;
  readonly minus: number;
}

/**
 * Wilder's directional index and indicators (1978) with the sums of TA-Lib: the first `period - 1` movements are added up,
 * later ones follow `sum - sum / period + movement`. The indicators begin at bar `period`, the index, first the mean of
 * `period` values, at bar `2 * period - 1`. Without any movement all are 0.
 */
export function createAdx(period: number): {
  next(high: number, low: number, close: number): DirectionalMovement;
} {
  checkPeriod(period, 2);
  let [count, adx] = [0, 0];
  let [plusSum, minusSum, rangeSum] = [0, 0, 0];
  let [previousHigh, previousLow, previousClose] = [Number.NaN, Number.NaN, Number.NaN];

  function gather(high: number, low: number): void {
    const rise = high - previousHigh;
    const fall = previousLow - low;
    const kept = count < period ? 1 : (period - 1) / period;
    plusSum = plusSum * kept + (rise > fall && rise > 0 ? rise : 0);
    minusSum = minusSum * kept + (fall > rise && fall > 0 ? fall : 0);
    rangeSum = rangeSum * kept + Math.max(high, previousClose) - Math.min(low, previousClose);
  }

  function answer(): DirectionalMovement {
    if (count < period) return { adx: Number.NaN, plus: Number.NaN, minus: Number.NaN };
    const plus = rangeSum === 0 ? 0 : (100 * plusSum) / rangeSum;
    const minus = rangeSum === 0 ? 0 : (100 * minusSum) / rangeSum;
    const index = plus + minus === 0 ? 0 : (100 * Math.abs(plus - minus)) / (plus + minus);
    const isSeeding = count < 2 * period;
    adx = (isSeeding ? adx : (adx * (period - 1)) / period) + index / period;
    return { adx: count < 2 * period - 1 ? Number.NaN : adx, plus, minus };
  }

  return {
    next(high, low, close) {
      if (!Number.isNaN(previousClose)) {
        count += 1;
        gather(high, low);
      }
      [previousHigh, previousLow, previousClose] = [high, low, close];
      return answer();
    },
  };
}

import { createRollingSum } from "./rolling-sum.ts";

/**
 * Money flow index (Quong and Soudack 1989), 0 to 100: share of typical price times volume that flowed on rises. Where nothing
 * flowed it is neutral, 50; TA-Lib answers 0 for any flow below 1.
 */
export function createMoneyFlowIndex(period: number): {
  next(high: number, low: number, close: number, volume: number): number;
} {
  const rising = createRollingSum(period);
  const falling = createRollingSum(period);
  let previous = Number.NaN;
  return {
    next(high, low, close, volume) {
      const typical = (high + low + close) / 3;
      const change = typical - previous;
      previous = typical;
      if (Number.isNaN(change)) return Number.NaN;
      const up = rising.next(change > 0 ? typical * volume : 0);
      const down = falling.next(change < 0 ? typical * volume : 0);
      return up + down === 0 ? 50 : (100 * up) / (up + down);
    },
  };
}

import { createRollingSum } from "./rolling-sum.ts";

/** Mean of the last `period` closes weighted by volume; NaN before ready, and where nothing was traded in the window. */
export function createVwma(period: number): { next(close: number, volume: number): number } {
  const traded = createRollingSum(period);
  const volumes = createRollingSum(period);
  return {
    next(close, volume) {
      const value = traded.next(close * volume);
      const sum = volumes.next(volume);
      return sum > 0 ? value / sum : Number.NaN;
    },
  };
}

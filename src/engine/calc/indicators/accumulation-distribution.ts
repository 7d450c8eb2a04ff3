import { moneyFlowVolume } from "./money-flow-volume.ts";

/** Chaikin's accumulation and distribution line: the running sum of money flow volume since the first bar. */
export function createAccumulationDistribution(): {
  next(high: number, low: number, close: number, volume: number): number;
} {
  let line = 0;
  return {
    next(high, low, close, volume) {
      line += moneyFlowVolume(high, low, close, volume);
      return line;
    },
  };
}

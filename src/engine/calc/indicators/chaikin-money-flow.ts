import { moneyFlowVolume } from "./money-flow-volume.ts";
import { createRollingSum } from "./rolling-sum.ts";

/** Money flow volume as a share of all volume of the last `period` bars, -1 to 1; NaN where nothing was traded. */
export function createChaikinMoneyFlow(period: number): {
  next(high: number, low: number, close: number, volume: number): number;
} {
  const flows = createRollingSum(period);
  const volumes = createRollingSum(period);
  return {
    next(high, low, close, volume) {
      const flow = flows.next(moneyFlowVolume(high, low, close, volume));
      const sum = volumes.next(volume);
      return sum > 0 ? flow / sum : Number.NaN;
    },
  };
}

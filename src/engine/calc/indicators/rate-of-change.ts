import { checkPeriod } from "./check-period.ts";
import { createRollingWindow } from "./rolling-window.ts";

/** Change against the value `period` bars ago, as a fraction of it (TA-Lib's ROC is this times 100). */
export function rateOfChange(values: Float64Array, period: number): Float64Array {
  checkPeriod(period);
  const changes = new Float64Array(values.length).fill(Number.NaN);
  for (let index = period; index < values.length; index += 1) {
    changes[index] = (values[index] ?? Number.NaN) / (values[index - period] ?? Number.NaN) - 1;
  }
  return changes;
}

/** Streaming form of `rateOfChange`, equal to it bit for bit. */
export function createRateOfChange(period: number): { next(value: number): number } {
  const window = createRollingWindow(period);
  return {
    next(value) {
      const isReady = window.isFull;
      const earlier = window.push(value);
      return isReady ? value / earlier - 1 : Number.NaN;
    },
  };
}

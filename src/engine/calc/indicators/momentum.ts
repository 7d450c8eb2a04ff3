import { createRollingWindow } from "./rolling-window.ts";

/** Change against the value `period` bars ago, in the values' unit. */
export function createMomentum(period: number): { next(value: number): number } {
  const window = createRollingWindow(period);
  return {
    next(value) {
      const isReady = window.isFull;
      const earlier = window.push(value);
      return isReady ? value - earlier : Number.NaN;
    },
  };
}

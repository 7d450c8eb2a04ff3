import { createRollingSum } from "./rolling-sum.ts";
import { createRollingWindow } from "./rolling-window.ts";

const FAST_FACTOR = 2 / (2 + 1);
const SLOW_FACTOR = 2 / (30 + 1);

/**
 * Kaufman's adaptive moving average: an exponential one whose factor runs from that of 30 bars to that of 2 with the
 * efficiency of the last `period` changes (Kaufman 1995). It starts from the close before its first value, as in TA-Lib.
 */
export function createKama(period: number): { next(value: number): number } {
  const window = createRollingWindow(period);
  const travelled = createRollingSum(period);
  let previous = Number.NaN;
  let average = Number.NaN;
  return {
    next(value) {
      const isReady = window.isFull;
      const move = value - window.push(value);
      const path = Number.isNaN(previous) ? Number.NaN : travelled.next(Math.abs(value - previous));
      if (!isReady) {
        previous = value;
        return Number.NaN;
      }
      const start = Number.isNaN(average) ? previous : average;
      previous = value;
      average = start + (value - start) * smoothing(Math.abs(move), path);
      return average;
    },
  };
}

/** A market that did not move at all has lost nothing on its way: it counts as efficient. */
function smoothing(move: number, path: number): number {
  const efficiency = path <= move || path === 0 ? 1 : move / path;
  return (efficiency * (FAST_FACTOR - SLOW_FACTOR) + SLOW_FACTOR) ** 2;
}

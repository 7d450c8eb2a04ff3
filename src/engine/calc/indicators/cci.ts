import { createRollingWindow } from "./rolling-window.ts";

const LAMBERT = 0.015;

/**
 * Lambert's commodity channel index (1980): distance of the typical price from its mean in units of 0.015 mean absolute
 * deviations; 0 on a market that does not move. The mean deviation needs the whole window at each bar.
 */
export function createCci(period: number): { next(high: number, low: number, close: number): number } {
  const window = createRollingWindow(period);
  return {
    next(high, low, close) {
      const typical = (high + low + close) / 3;
      window.push(typical);
      if (!window.isFull) return Number.NaN;
      const mean = meanOf(window.values);
      const deviation = meanDistance(window.values, mean);
      return deviation === 0 ? 0 : (typical - mean) / (LAMBERT * deviation);
    },
  };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function meanDistance(values: Float64Array, mean: number): number {
  let sum = 0;
  for (const value of values) sum += Math.abs(value - mean);
  return sum / values.length;
}

import { createRollingExtreme } from "./rolling-extreme.ts";

/** Ehlers' transform and its value one bar before. */
export interface Fisher {
  readonly fisher: number;
  readonly trigger: number;
}

/** Beyond it the transform would have no bound; Ehlers' own limits. */
const LIMIT = 0.99;
const HELD = 0.999;

/**
 * Fisher transform of where the bar's middle stands in the range of `period` middles, smoothed as Ehlers wrote it (2002): a
 * third of the new place, two thirds of the value before. A range of 0 counts as the middle.
 */
export function createFisherTransform(period: number): { next(high: number, low: number): Fisher } {
  const highest = createRollingExtreme(period, 1);
  const lowest = createRollingExtreme(period, -1);
  let value = 0;
  let fisher = 0;
  let isFirst = true;
  return {
    next(high, low) {
      const middle = (high + low) / 2;
      const bottom = lowest.next(middle);
      const range = highest.next(middle) - bottom;
      if (Number.isNaN(range)) return { fisher: Number.NaN, trigger: Number.NaN };
      const place = range === 0 ? 0 : (middle - bottom) / range - 0.5;
      value = hold(0.66 * place + 0.67 * value);
      const trigger = isFirst ? Number.NaN : fisher;
      isFirst = false;
      fisher = 0.5 * Math.log((1 + value) / (1 - value)) + 0.5 * fisher;
      return { fisher, trigger };
    },
  };
}

function hold(value: number): number {
  if (value > LIMIT) return HELD;
  return value < -LIMIT ? -HELD : value;
}

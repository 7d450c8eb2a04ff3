import { createSma } from "./sma.ts";
import { whenReady } from "./when-ready.ts";

/** Triangular moving average: the simple average of a simple average, weighting the middle of `period` values most. */
export function createTrima(period: number): { next(value: number): number } {
  const first = createSma(Math.floor(period / 2) + 1);
  const second = createSma(Math.ceil(period / 2));
  return { next: (value) => whenReady(second, first.next(value)) };
}

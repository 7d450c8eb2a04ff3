import { createRollingExtreme } from "./rolling-extreme.ts";

/** Middle between the highest and the lowest of the last `period` values; NaN before there are that many. */
export function createMidpoint(period: number): { next(value: number): number } {
  const highest = createRollingExtreme(period, 1);
  const lowest = createRollingExtreme(period, -1);
  return { next: (value) => (highest.next(value) + lowest.next(value)) / 2 };
}

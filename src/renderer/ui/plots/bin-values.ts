import { valueTicks } from "./ticks.ts";

/** How many values lie in each of some equal steps. */
export interface Bins {
  /** Where each step begins. */
  readonly starts: readonly number[];
  readonly counts: readonly number[];
  readonly step: number;
}

/** Counts values in at most `count` round steps; what is no number is left out. */
export function binValues(values: Iterable<number>, count: number): Bins {
  const finite = [...values].filter((value) => Number.isFinite(value));
  if (finite.length === 0) return { starts: [], counts: [], step: 1 };
  const low = finite.reduce((least, value) => Math.min(least, value));
  const high = finite.reduce((most, value) => Math.max(most, value));
  // Sums of the same figures in another order differ in their last digits only: that is one value.
  const isOne = high - low <= Math.abs(high) * 1e-9;
  const [first = low, second = first + 1] = isOne ? [] : valueTicks(low, high, count);
  const step = second - first;
  const binOf = (value: number): number => Math.floor(value / step + 1e-9);
  const start = binOf(low);
  const counts = Array.from({ length: binOf(high) - start + 1 }, () => 0);
  for (const value of finite) counts[binOf(value) - start] = (counts[binOf(value) - start] ?? 0) + 1;
  return { starts: counts.map((_, index) => (start + index) * step), counts, step };
}

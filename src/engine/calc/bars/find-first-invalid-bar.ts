import type { BarColumns } from "./bar-columns.ts";

/**
 * Index of the first bar in which `findInvalidBars` finds a fault, -1 when it finds none in any: a plain loop, because a file of a million
 * good bars need not have each of them explained.
 */
export function findFirstInvalidBar({ tsOpenMs, open, high, low, close, volume }: BarColumns): number {
  let previous = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < tsOpenMs.length; index += 1) {
    const time = tsOpenMs[index] ?? Number.NaN;
    const o = open[index] ?? Number.NaN;
    const h = high[index] ?? Number.NaN;
    const l = low[index] ?? Number.NaN;
    const c = close[index] ?? Number.NaN;
    const traded = volume[index] ?? Number.NaN;
    // Each comparison is false for NaN.
    const isValid =
      time > previous &&
      l > 0 &&
      h >= l &&
      h < Number.POSITIVE_INFINITY &&
      o >= l &&
      o <= h &&
      c >= l &&
      c <= h &&
      traded >= 0 &&
      traded < Number.POSITIVE_INFINITY;
    if (!isValid) return index;
    previous = time;
  }
  return -1;
}

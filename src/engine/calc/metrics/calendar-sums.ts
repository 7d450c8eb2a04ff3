import type { PeriodCurve } from "./period-curve.ts";

/** Sum of the periods' returns in each calendar month (UTC) that has one. */
export function calendarSums({ tsMs, returns }: PeriodCurve): Float64Array {
  const sums = new Map<string, number>();
  for (let index = 0; index < returns.length; index += 1) {
    const month = new Date(tsMs[index] ?? Number.NaN).toISOString().slice(0, 7);
    sums.set(month, (sums.get(month) ?? 0) + (returns[index] ?? Number.NaN));
  }
  return Float64Array.from(sums.values());
}

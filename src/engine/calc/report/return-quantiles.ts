import { DAY_MS } from "#shared/model/time.ts";
import { quantile } from "#engine/calc/metrics/quantile.ts";

/** Spread of the compound returns over one length of time. */
export interface ReturnQuantiles {
  readonly stretch: "Daily" | "Weekly" | "Monthly" | "Quarterly" | "Yearly";
  readonly count: number;
  readonly low: number;
  readonly lowerQuarter: number;
  readonly median: number;
  readonly upperQuarter: number;
  readonly high: number;
}

/** Day 0 of the epoch was a Thursday: weeks start on Monday. */
const MONDAY_OFFSET = 3;

const STRETCHES: readonly (readonly [ReturnQuantiles["stretch"], (tsMs: number) => number])[] = [
  ["Daily", (tsMs) => Math.floor(tsMs / DAY_MS)],
  ["Weekly", (tsMs) => Math.floor((Math.floor(tsMs / DAY_MS) + MONDAY_OFFSET) / 7)],
  ["Monthly", (tsMs) => monthOf(tsMs)],
  ["Quarterly", (tsMs) => Math.floor(monthOf(tsMs) / 3)],
  ["Yearly", (tsMs) => Math.floor(monthOf(tsMs) / 12)],
];

/** Percentiles 5, 25, 50, 75 and 95 of the returns by calendar length (UTC); lengths shorter than the periods are left out. */
export function returnQuantiles(tsMs: Float64Array, returns: Float64Array): readonly ReturnQuantiles[] {
  const rows = STRETCHES.map(([stretch, keyOf]) => toRow(stretch, compoundBy(tsMs, returns, keyOf)));
  return rows.filter(({ count }, index) => count > 1 && count !== rows[index + 1]?.count);
}

function toRow(stretch: ReturnQuantiles["stretch"], values: Float64Array): ReturnQuantiles {
  const ascending = values.toSorted();
  const at = (share: number): number => quantile(ascending, share);
  return {
    stretch,
    count: values.length,
    low: at(0.05),
    lowerQuarter: at(0.25),
    median: at(0.5),
    upperQuarter: at(0.75),
    high: at(0.95),
  };
}

function compoundBy(
  tsMs: Float64Array,
  returns: Float64Array,
  keyOf: (tsMs: number) => number,
): Float64Array {
  const growth = new Map<number, number>();
  for (let index = 0; index < returns.length; index += 1) {
    const key = keyOf(tsMs[index] ?? Number.NaN);
    growth.set(key, (growth.get(key) ?? 1) * (1 + (returns[index] ?? Number.NaN)));
  }
  return Float64Array.from(growth.values(), (value) => value - 1);
}

function monthOf(tsMs: number): number {
  const date = new Date(tsMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

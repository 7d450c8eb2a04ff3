import type { BarSeries } from "#shared/model/bar.ts";
import { DAY_MS, parseIsoDate } from "#shared/model/time.ts";
import { firstBarAtOrAfter } from "#engine/calc/bars/slice-range.ts";
import { invariant } from "#engine/base/invariant.ts";

/** First index at or after `from` and first index after the day `to`. */
export function barsInRange(
  tsOpenMs: Float64Array,
  range: { readonly from: string; readonly to: string },
): { readonly start: number; readonly end: number } {
  const from = parseIsoDate(range.from);
  const to = parseIsoDate(range.to);
  invariant(from !== undefined && to !== undefined, `range was ${range.from} to ${range.to}`);
  return { start: firstBarAtOrAfter(tsOpenMs, from), end: firstBarAtOrAfter(tsOpenMs, to + DAY_MS) };
}

export function hasBarsInRange(
  series: BarSeries,
  range: { readonly from: string; readonly to: string },
): boolean {
  const { start, end } = barsInRange(series.tsOpenMs, range);
  return end > start;
}

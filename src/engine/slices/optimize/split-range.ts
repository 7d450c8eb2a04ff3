import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { userError } from "#shared/errors/app-error.ts";
import { DAY_MS, epochMs, formatIsoDate, parseIsoDate } from "#shared/model/time.ts";

const MINIMUM_BARS_A_PART = 30;

/**
 * Cuts the range by bars of the first series into the part that is searched and the part that judges. The cut lies
 * between two days, so that no bar of a day is in both.
 */
export function splitRange(
  series: BarSeries,
  range: DateRange,
  inSampleFraction: number,
): { readonly inSample: DateRange; readonly outOfSample: DateRange } {
  const from = parseIsoDate(range.from) ?? 0;
  const end = (parseIsoDate(range.to) ?? 0) + DAY_MS;
  const times = series.tsOpenMs.filter((time) => time >= from && time < end);
  const cut = endOfDay(times, Math.floor(times.length * inSampleFraction));
  const first = times[cut - 1];
  const second = times[cut];
  if (
    first === undefined ||
    second === undefined ||
    Math.min(cut, times.length - cut) < MINIMUM_BARS_A_PART
  ) {
    throw userError({
      code: "optimize.range-too-short",
      message: `the range has ${String(times.length)} bars, too few to search one part and judge on another`,
      field: "range",
      value: `${range.from} to ${range.to}`,
      remedy: `give each part at least ${String(MINIMUM_BARS_A_PART)} bars`,
    });
  }
  return {
    inSample: { from: range.from, to: formatIsoDate(epochMs(first)), isAsked: range.isAsked },
    outOfSample: { from: formatIsoDate(epochMs(second)), to: range.to, isAsked: range.isAsked },
  };
}

/** Index of the first bar at or after `cut` that opens on another day than the bar before it. */
function endOfDay(times: Float64Array, cut: number): number {
  const dayOf = (index: number): number => Math.floor((times[index] ?? Number.NaN) / DAY_MS);
  let end = cut;
  while (end < times.length && dayOf(end) === dayOf(end - 1)) end += 1;
  return end;
}

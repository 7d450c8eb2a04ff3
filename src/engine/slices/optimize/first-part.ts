import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { DAY_MS, epochMs, formatIsoDate, parseIsoDate } from "#shared/model/time.ts";

/** The days from the start of the range that hold about `fraction` of its bars; all of it for 1. */
export function firstPart(series: BarSeries, range: DateRange, fraction: number): DateRange {
  if (fraction >= 1) return range;
  const from = parseIsoDate(range.from) ?? 0;
  const end = (parseIsoDate(range.to) ?? 0) + DAY_MS;
  const times = series.tsOpenMs.filter((time) => time >= from && time < end);
  const last = times[Math.max(0, Math.ceil(times.length * fraction) - 1)];
  return last === undefined ? range : { ...range, to: formatIsoDate(epochMs(last)) };
}

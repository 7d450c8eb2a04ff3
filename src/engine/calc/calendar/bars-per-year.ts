import type { BarSeries } from "#shared/model/bar.ts";
import { BARS_PER_YEAR, DAY_MS, TIMEFRAME_MS } from "#shared/model/time.ts";
import { firstBarAtOrAfter } from "../bars/slice-range.ts";
import { calendarOf } from "./market-calendar.ts";

const WEEKENDS_LOOKED_AT = 8;
/** Day 0 of the epoch was a Thursday, so day 2 was the first Saturday. */
const FIRST_SATURDAY = 2;

/**
 * Bars in a year as known at the bar of an index, to annualise with: of the market that the series belongs to; where it
 * says none, of US equities, or of a market that never closes once a whole weekend was traded. No time after that bar is
 * looked at.
 */
export function barsPerYear({
  timeframe,
  tsOpenMs,
  provenance,
}: Pick<BarSeries, "timeframe" | "tsOpenMs"> & Partial<Pick<BarSeries, "provenance">>): (
  index: number,
) => number {
  const usual = BARS_PER_YEAR[timeframe];
  if (provenance?.market !== undefined) {
    const known = calendarOf(provenance.market).barsPerYear(timeframe);
    return () => known;
  }
  if (TIMEFRAME_MS[timeframe] > DAY_MS) return () => usual;
  const openFrom = firstOpenWeekend(tsOpenMs);
  const unclosed = calendarOf("crypto").barsPerYear(timeframe);
  return (index) => (index < openFrom ? usual : unclosed);
}

/**
 * Index of the bar that completes a traded weekend; Infinity when none of the first weekends was traded. Both days are
 * asked for, because a currency's Sunday evening does not make a Saturday session.
 */
function firstOpenWeekend(tsOpenMs: Float64Array): number {
  const firstDay = Math.floor((tsOpenMs[0] ?? Number.NaN) / DAY_MS);
  const firstSaturday = firstDay + ((((FIRST_SATURDAY - firstDay) % 7) + 7) % 7);
  for (let week = 0; week < WEEKENDS_LOOKED_AT; week += 1) {
    const tsSaturdayMs = (firstSaturday + 7 * week) * DAY_MS;
    const saturday = firstBarAtOrAfter(tsOpenMs, tsSaturdayMs);
    const sunday = firstBarAtOrAfter(tsOpenMs, tsSaturdayMs + DAY_MS);
    const monday = firstBarAtOrAfter(tsOpenMs, tsSaturdayMs + 2 * DAY_MS);
    if (saturday < sunday && sunday < monday) return sunday;
  }
  return Number.POSITIVE_INFINITY;
}

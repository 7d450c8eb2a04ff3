import { DAY_MS } from "#shared/model/time.ts";
import { firstAtOrAfter } from "../kernel/index-of-time.ts";
import type { PeriodCurve } from "./period-curve.ts";

/** A year of bars starts on its first session, which can be days after the day that is asked for. */
const GRACE_MS = 7 * DAY_MS;

/**
 * Return of the periods on or after the day that lies `months` before the last one; NaN when the curve is shorter.
 * A day that its month lacks becomes the month's last, as in dateutil's relativedelta.
 */
export function trailingReturn({ tsMs, value, start }: PeriodCurve, months: number): number {
  const tsLastMs = tsMs.at(-1);
  if (tsLastMs === undefined) return Number.NaN;
  const tsFromMs = monthsBefore(tsLastMs, months);
  const isTooShort = (tsMs[0] ?? Number.NaN) > tsFromMs + GRACE_MS;
  const first = firstAtOrAfter(tsMs, tsFromMs);
  return isTooShort ? Number.NaN : (value.at(-1) ?? Number.NaN) / (value[first - 1] ?? start) - 1;
}

/** Return since the start of the last period's calendar month or year. */
export function returnToDate({ tsMs, value, start }: PeriodCurve, stretch: "month" | "year"): number {
  const date = new Date(tsMs.at(-1) ?? Number.NaN);
  const tsFromMs = Date.UTC(date.getUTCFullYear(), stretch === "year" ? 0 : date.getUTCMonth(), 1);
  const first = firstAtOrAfter(tsMs, tsFromMs);
  return (value.at(-1) ?? Number.NaN) / (value[first - 1] ?? start) - 1;
}

function monthsBefore(tsMs: number, months: number): number {
  const date = new Date(tsMs);
  const month = date.getUTCMonth() - months;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastDay));
}

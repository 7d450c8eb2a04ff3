import type { EpochMs, IsoDate } from "#shared/model/time.ts";
import { DAY_MS, epochMs, formatIsoDate } from "#shared/model/time.ts";
import { isUsEquitySession } from "./us-equity-sessions.ts";

/** A day of the US equity market: from its midnight in New York to that of the next day with a session. */
export interface TradingDay {
  readonly date: IsoDate;
  /** The first instant of the next trading day. */
  readonly endsMs: EpochMs;
}

/** A month before the last time that a date can hold. */
const LAST_MS = 8.64e15 - 30 * DAY_MS;
const HOUR_MS = 3_600_000;
const [SUNDAY, MARCH, APRIL, OCTOBER, NOVEMBER] = [0, 2, 3, 9, 10] as const;

/**
 * The trading day that holds `time`: what comes on a weekend or a holiday belongs to the session before it. A time at
 * midnight UTC opens a daily bar and means the day of that date. Throws a TypeError for what is no time.
 */
export function tradingDayOf(time: EpochMs): TradingDay {
  if (!Number.isFinite(time) || Math.abs(time) > LAST_MS)
    throw new TypeError(`no time of a price: ${String(time)}`);
  const isDaily = time % DAY_MS === 0;
  const midnight = isDaily ? time : midnightOf(time + newYorkOffsetMs(time));
  const day = stepToSession(midnight, -DAY_MS);
  const next = stepToSession(day + DAY_MS, DAY_MS);
  return {
    date: formatIsoDate(epochMs(day)),
    // The bar of the next day opens at its midnight UTC, hours before it is midnight in New York.
    endsMs: epochMs(isDaily ? next : next - newYorkOffsetMs(next)),
  };
}

const midnightOf = (time: number): number => Math.floor(time / DAY_MS) * DAY_MS;

function stepToSession(fromMs: number, stepMs: number): number {
  let day = fromMs;
  while (!isUsEquitySession(day)) day += stepMs;
  return day;
}

/** What New York's clocks are from UTC: minus four hours in summer, minus five in winter; by the rules since 1987. */
function newYorkOffsetMs(time: number): number {
  const year = new Date(time).getUTCFullYear();
  const [start, end] =
    year >= 2007
      ? [nthSunday(year, MARCH, 2), nthSunday(year, NOVEMBER, 1)]
      : [nthSunday(year, APRIL, 1), lastSunday(year, OCTOBER)];
  const isSummer = time >= start + 7 * HOUR_MS && time < end + 6 * HOUR_MS;
  return (isSummer ? -4 : -5) * HOUR_MS;
}

function nthSunday(year: number, month: number, nth: number): number {
  const first = Date.UTC(year, month, 1);
  const toSunday = (SUNDAY - new Date(first).getUTCDay() + 7) % 7;
  return first + (toSunday + 7 * (nth - 1)) * DAY_MS;
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * DAY_MS;
}

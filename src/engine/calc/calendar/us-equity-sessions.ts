import type { IsoDate } from "#shared/model/time.ts";
import { DAY_MS, epochMs, formatIsoDate } from "#shared/model/time.ts";

/** The rules below hold from this year on; earlier years had other holidays and closures. */
export const FIRST_CALENDAR_YEAR = 1990;

const [MONDAY, THURSDAY] = [1, 4] as const;

/** Days on which the market stayed shut for reasons no rule foresees. */
const EXTRAORDINARY_CLOSURES: ReadonlySet<IsoDate> = new Set([
  "1994-04-27", // funeral of President Nixon
  "2001-09-11",
  "2001-09-12",
  "2001-09-13",
  "2001-09-14",
  "2004-06-11", // funeral of President Reagan
  "2007-01-02", // funeral of President Ford
  "2012-10-29", // hurricane Sandy
  "2012-10-30",
  "2018-12-05", // funeral of President G. H. W. Bush
  "2025-01-09", // funeral of President Carter
]);

const holidaysByYear = new Map<number, ReadonlySet<number>>();

/** Whether the US equity market (NYSE, Nasdaq) holds a session, full or half, on the day that starts at `dayMs`. */
export function isUsEquitySession(dayMs: number): boolean {
  const date = new Date(dayMs);
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return (
    !holidaysOf(date.getUTCFullYear()).has(dayMs) &&
    !EXTRAORDINARY_CLOSURES.has(formatIsoDate(epochMs(dayMs)))
  );
}

/** The days of all sessions from `firstMs` to `lastMs`, both included. */
export function listUsEquitySessions(firstMs: number, lastMs: number): readonly number[] {
  const days: number[] = [];
  for (let day = Math.ceil(firstMs / DAY_MS) * DAY_MS; day <= lastMs; day += DAY_MS) {
    if (isUsEquitySession(day)) days.push(day);
  }
  return days;
}

function holidaysOf(year: number): ReadonlySet<number> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const holidays = new Set(listHolidays(year));
  holidaysByYear.set(year, holidays);
  return holidays;
}

function listHolidays(year: number): readonly number[] {
  const newYear = Date.UTC(year, 0, 1);
  return [
    // A New Year's Day on Saturday is not moved to the Friday before, which closes the books of the old year.
    ...(weekdayOf(newYear) === 6 ? [] : [observed(newYear)]),
    ...(year >= 1998 ? [nthWeekday(year, 0, MONDAY, 3)] : []), // Martin Luther King Jr. Day
    nthWeekday(year, 1, MONDAY, 3), // Washington's Birthday
    easterSunday(year) - 2 * DAY_MS, // Good Friday
    lastMonday(year, 4), // Memorial Day
    ...(year >= 2022 ? [observed(Date.UTC(year, 5, 19))] : []), // Juneteenth
    observed(Date.UTC(year, 6, 4)),
    nthWeekday(year, 8, MONDAY, 1), // Labor Day
    nthWeekday(year, 10, THURSDAY, 4), // Thanksgiving
    observed(Date.UTC(year, 11, 25)),
  ];
}

const weekdayOf = (dayMs: number): number => new Date(dayMs).getUTCDay();

/** A holiday on Saturday is kept on Friday, one on Sunday on Monday. */
function observed(dayMs: number): number {
  const weekday = weekdayOf(dayMs);
  if (weekday === 6) return dayMs - DAY_MS;
  return weekday === 0 ? dayMs + DAY_MS : dayMs;
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = Date.UTC(year, month, 1);
  const toFirst = (weekday - weekdayOf(first) + 7) % 7;
  return first + (toFirst + 7 * (nth - 1)) * DAY_MS;
}

function lastMonday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - ((weekdayOf(last) - MONDAY + 7) % 7) * DAY_MS;
}

/** The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return Date.UTC(year, month - 1, day);
}

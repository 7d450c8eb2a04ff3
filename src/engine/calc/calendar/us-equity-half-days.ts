import { DAY_MS, epochMs, formatIsoDate, type IsoDate } from "#shared/model/time.ts";
import { isUsEquitySession } from "./us-equity-sessions.ts";

const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] = [1, 2, 3, 4, 5] as const;

/** Short sessions that no rule foresees. */
const EXTRAORDINARY_HALF_DAYS: ReadonlySet<IsoDate> = new Set(["1997-12-26", "1999-12-31", "2003-12-26"]);

/** From this year on the session before a Thursday's Independence Day is short, until then the one after it. */
const EVE_OF_THURSDAY_SINCE = 2013;

/** Whether the US equity market closes at 13:00 New York time on the session of the day that starts at `dayMs`; from 1993 on. */
export function isUsEquityHalfDay(dayMs: number): boolean {
  if (!isUsEquitySession(dayMs)) return false;
  return (
    isAfterThanksgiving(dayMs) ||
    isAtIndependenceDay(dayMs) ||
    isChristmasEve(dayMs) ||
    EXTRAORDINARY_HALF_DAYS.has(formatIsoDate(epochMs(dayMs)))
  );
}

/** The Friday after the fourth Thursday of November: the 23rd to the 29th. */
function isAfterThanksgiving(dayMs: number): boolean {
  const { month, day, weekday } = partsOf(dayMs);
  return month === 11 && weekday === FRIDAY && day >= 23 && day <= 29;
}

function isAtIndependenceDay(dayMs: number): boolean {
  const { year, month, day, weekday } = partsOf(dayMs);
  if (month !== 7) return false;
  if (day === 5) return weekday === FRIDAY && year < EVE_OF_THURSDAY_SINCE;
  if (day !== 3) return false;
  if (weekday === WEDNESDAY) return year >= EVE_OF_THURSDAY_SINCE;
  return weekday === MONDAY || weekday === TUESDAY || weekday === THURSDAY;
}

/** A Friday's Christmas Eve is the holiday itself, moved from Saturday. */
function isChristmasEve(dayMs: number): boolean {
  const { month, day } = partsOf(dayMs);
  return month === 12 && day === 24;
}

function partsOf(dayMs: number) {
  const date = new Date(Math.floor(dayMs / DAY_MS) * DAY_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

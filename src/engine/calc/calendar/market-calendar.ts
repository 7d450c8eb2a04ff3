import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { BARS_PER_YEAR, DAY_MS, TIMEFRAME_MS } from "#shared/model/time.ts";
import { fromNewYorkWallMs, newYorkOffsetMs } from "./new-york-offset.ts";
import { isUsEquityHalfDay } from "./us-equity-half-days.ts";
import { isUsEquitySession } from "./us-equity-sessions.ts";

const HOUR_MS = 3_600_000;
const [SATURDAY, SUNDAY] = [6, 0] as const;

/** From the opening bell to before the closing one. */
export interface Session {
  readonly tsOpenMs: number;
  readonly tsCloseMs: number;
}

/** When a market trades. A day is named by the midnight UTC that starts its date. */
export interface MarketCalendar {
  /** The day that an instant belongs to; a time at midnight UTC opens a daily bar and means that date. */
  dayOf(tsMs: number): number;
  /** Whether a complete series must have that day; a market may trade on others. */
  isSession(dayMs: number): boolean;
  /** The hours of a day with a session. */
  sessionOf(dayMs: number): Session;
  barsPerYear(timeframe: Timeframe): number;
}

const midnightOf = (tsMs: number): number => Math.floor(tsMs / DAY_MS) * DAY_MS;
const weekdayOf = (dayMs: number): number => new Date(dayMs).getUTCDay();

/** NYSE and Nasdaq, 9:30 to 16:00 in New York, to 13:00 on half days; the rules hold from 1990 on. */
const usEquity: MarketCalendar = {
  dayOf: (tsMs) => (tsMs % DAY_MS === 0 ? tsMs : midnightOf(tsMs + newYorkOffsetMs(tsMs))),
  isSession: isUsEquitySession,
  sessionOf: (dayMs) => ({
    tsOpenMs: fromNewYorkWallMs(dayMs + 9.5 * HOUR_MS),
    tsCloseMs: fromNewYorkWallMs(dayMs + (isUsEquityHalfDay(dayMs) ? 13 : 16) * HOUR_MS),
  }),
  barsPerYear: (timeframe) => BARS_PER_YEAR[timeframe],
};

/** Never closed; a day is one of UTC. */
const crypto: MarketCalendar = {
  dayOf: midnightOf,
  isSession: () => true,
  sessionOf: (dayMs) => ({ tsOpenMs: dayMs, tsCloseMs: dayMs + DAY_MS }),
  barsPerYear: (timeframe) =>
    TIMEFRAME_MS[timeframe] > DAY_MS ? BARS_PER_YEAR[timeframe] : (365 * DAY_MS) / TIMEFRAME_MS[timeframe],
};

/**
 * Open from Sunday 17:00 to Friday 17:00 in New York; a day begins at 17:00 of the day before. Christmas and New Year's
 * Day are traded thinly or not at all, so no series must have them.
 */
const forex: MarketCalendar = {
  dayOf: (tsMs) => (tsMs % DAY_MS === 0 ? tsMs : forexDayOf(tsMs)),
  isSession: (dayMs) => !isWeekend(dayMs) && !isForexHoliday(dayMs),
  sessionOf: (dayMs) => ({
    tsOpenMs: fromNewYorkWallMs(dayMs - 7 * HOUR_MS),
    tsCloseMs: fromNewYorkWallMs(dayMs + 17 * HOUR_MS),
  }),
  barsPerYear: (timeframe) =>
    TIMEFRAME_MS[timeframe] > DAY_MS ? BARS_PER_YEAR[timeframe] : (52 * 5 * DAY_MS) / TIMEFRAME_MS[timeframe],
};

const forexDayOf = (tsMs: number): number => midnightOf(tsMs + newYorkOffsetMs(tsMs) + 7 * HOUR_MS);

function isWeekend(dayMs: number): boolean {
  const weekday = weekdayOf(dayMs);
  return weekday === SATURDAY || weekday === SUNDAY;
}

function isForexHoliday(dayMs: number): boolean {
  const date = new Date(dayMs);
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  return (month === 12 && day === 25) || (month === 1 && day === 1);
}

const CALENDARS: Readonly<Record<Market, MarketCalendar>> = { us_equity: usEquity, crypto, forex };

export const calendarOf = (market: Market): MarketCalendar => CALENDARS[market];

import { toWallMs } from "#engine/calc/calendar/zoned-time.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { DAY_MS, TIMEFRAME_MS } from "#shared/model/time.ts";

/** The epoch began on a Thursday; weeks begin on Monday. */
const MONDAY_OFFSET_MS = 3 * DAY_MS;
const US_EQUITY_ZONE = "America/New_York";
const HOUR_MS = 3_600_000;
/** Early trading begins and late trading ends, on a New York clock. */
const FIRST_TRADE_MS = 4 * HOUR_MS;
const LAST_TRADE_MS = 20 * HOUR_MS;
/** When bars shorter than a day begin to be counted, on a New York clock. */
const COUNTED_FROM_MS = { us_equity: 9.5 * HOUR_MS, forex: 17 * HOUR_MS } as const;
/** How long before midnight a day begins. */
const DAY_BEFORE_MS = { us_equity: 0, forex: 7 * HOUR_MS } as const;

/** Tells when the bar opens that holds a time. */
export type Buckets = (tsMs: number) => number;

/**
 * Bars of a timeframe. Those of a day and longer open at midnight UTC of their first day: weeks on Monday, months on the first. For US
 * equities the day is that of New York, also of late trading, and shorter bars are counted from the open at 9:30, so that a four-hour bar
 * begins with the session in summer and winter; a half day only ends earlier. For currencies a day begins at 17:00 in New York of the day
 * before, so that Sunday evening belongs to Monday. Otherwise days and bars are those of UTC.
 */
export function createBuckets(timeframe: Timeframe, market: Market): Buckets {
  if (market === "crypto") return (tsMs) => bucketOf(tsMs, timeframe);
  const offsetOf = createOffsets();
  const lengthMs = TIMEFRAME_MS[timeframe];
  if (lengthMs >= DAY_MS) {
    const beforeMs = DAY_BEFORE_MS[market];
    return (tsMs) => bucketOf(tsMs + offsetOf(tsMs) + beforeMs, timeframe);
  }
  const countedFromMs = COUNTED_FROM_MS[market];
  return (tsMs) => {
    const openMs = countedFromMs - offsetOf(tsMs);
    return Math.floor((tsMs - openMs) / lengthMs) * lengthMs + openMs;
  };
}

function bucketOf(tsMs: number, timeframe: Timeframe): number {
  const lengthMs = TIMEFRAME_MS[timeframe];
  if (timeframe === "1w") {
    return Math.floor((tsMs + MONDAY_OFFSET_MS) / lengthMs) * lengthMs - MONDAY_OFFSET_MS;
  }
  if (timeframe !== "1mo") return Math.floor(tsMs / lengthMs) * lengthMs;
  const date = new Date(tsMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** By which market's days bars that say none are parted: US equities where all times could be theirs, else UTC. */
export function marketToPartBy(tsMs: Float64Array): Market {
  return seemsUsEquity(tsMs) ? "us_equity" : "crypto";
}

/**
 * Whether all times could be trades of US equities: on weekdays from 4:00 to 20:00 in New York. A market that trades by night or on
 * weekends shows it soon.
 */
function seemsUsEquity(tsMs: Float64Array): boolean {
  const offsetOf = createOffsets();
  for (let index = 0; index < tsMs.length; index += 1) {
    const time = tsMs[index] ?? Number.NaN;
    const wallMs = time + offsetOf(time);
    const ofDayMs = wallMs - Math.floor(wallMs / DAY_MS) * DAY_MS;
    // Day 0 of the epoch was a Thursday.
    const weekday = (((Math.floor(wallMs / DAY_MS) + 4) % 7) + 7) % 7;
    if (weekday === 0 || weekday === 6 || ofDayMs < FIRST_TRADE_MS || ofDayMs >= LAST_TRADE_MS) return false;
  }
  return tsMs.length > 0;
}

/** How far clocks in New York are from UTC. They change on Sundays only, so one look a day of the week serves all its times. */
function createOffsets(): (tsMs: number) => number {
  const offsets = new Map<number, number>();
  let lastDay = Number.NaN;
  let lastOffsetMs = 0;
  return (tsMs) => {
    const day = Math.floor(tsMs / DAY_MS);
    if (day === lastDay) return lastOffsetMs;
    const noonMs = day * DAY_MS + DAY_MS / 2;
    const offsetMs = offsets.get(day) ?? toWallMs(noonMs, US_EQUITY_ZONE) - noonMs;
    offsets.set(day, offsetMs);
    lastDay = day;
    lastOffsetMs = offsetMs;
    return offsetMs;
  };
}

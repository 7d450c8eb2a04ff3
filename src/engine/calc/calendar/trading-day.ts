import type { EpochMs, IsoDate } from "#shared/model/time.ts";
import { DAY_MS, epochMs, formatIsoDate } from "#shared/model/time.ts";
import { newYorkOffsetMs } from "./new-york-offset.ts";
import { isUsEquitySession } from "./us-equity-sessions.ts";

/** A day of the US equity market: from its midnight in New York to that of the next day with a session. */
export interface TradingDay {
  readonly date: IsoDate;
  /** The first instant of the next trading day. */
  readonly endsMs: EpochMs;
}

/** A month before the last time that a date can hold. */
const LAST_MS = 8.64e15 - 30 * DAY_MS;

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

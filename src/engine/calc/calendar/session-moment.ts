import { DAY_MS } from "#shared/model/time.ts";
import { isUsEquityHalfDay } from "./us-equity-half-days.ts";
import { isUsEquitySession } from "./us-equity-sessions.ts";
import { fromWallMs, toWallMs } from "./zoned-time.ts";

/** Moments of a session of the US equity market: begin of early trading, open, close, end of late trading. */
export const SESSION_MOMENTS = ["pre_market", "open", "close", "after_hours"] as const;
export type SessionMoment = (typeof SESSION_MOMENTS)[number];

const US_EQUITY_ZONE = "America/New_York";
const HOUR_MS = 3_600_000;
/** No two sessions lie further apart: the longest closure since 1990, September 2001, took a week. */
const LONGEST_CLOSURE_DAYS = 14;

const FULL_DAY_MS: Readonly<Record<SessionMoment, number>> = {
  pre_market: 4 * HOUR_MS,
  open: 9.5 * HOUR_MS,
  close: 16 * HOUR_MS,
  after_hours: 20 * HOUR_MS,
};
const HALF_DAY_MS: Readonly<Record<SessionMoment, number>> = {
  ...FULL_DAY_MS,
  close: 13 * HOUR_MS,
  after_hours: 17 * HOUR_MS,
};

/** The first time after `tsMs` that lies `offsetMs` (at most a day either way) from that moment of a session. */
export function nextSessionMoment(moment: SessionMoment, offsetMs: number, tsMs: number): number | undefined {
  const today = Math.floor(toWallMs(tsMs, US_EQUITY_ZONE) / DAY_MS) * DAY_MS;
  for (let days = -1; days <= LONGEST_CLOSURE_DAYS; days += 1) {
    const dayMs = today + days * DAY_MS;
    if (!isUsEquitySession(dayMs)) continue;
    const tsMomentMs = sessionMoment(dayMs, moment) + offsetMs;
    if (tsMomentMs > tsMs) return tsMomentMs;
  }
  return undefined;
}

/** When the session of the day that starts at `dayMs` (UTC) comes to that moment; the day must have a session. */
function sessionMoment(dayMs: number, moment: SessionMoment): number {
  const ofDayMs = (isUsEquityHalfDay(dayMs) ? HALF_DAY_MS : FULL_DAY_MS)[moment];
  return fromWallMs(dayMs + ofDayMs, US_EQUITY_ZONE);
}

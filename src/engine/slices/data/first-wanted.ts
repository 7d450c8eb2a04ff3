import type { Timeframe } from "#shared/model/time.ts";
import { DAY_MS, TIMEFRAME_MS } from "#shared/model/time.ts";

/** Days and longer are asked for from the start; shorter bars by the month, since years of minutes are millions of bars. */
const MINUTES_DAYS = 7;
const SHORT_DAYS = 30;
const HOURS_DAYS = 365;

/** From when bars are wanted that nobody gave a first day for. */
export function firstWanted(timeframe: Timeframe, nowMs: number): number {
  const barMs = TIMEFRAME_MS[timeframe];
  if (barMs >= DAY_MS) return 0;
  const days =
    barMs < TIMEFRAME_MS["5m"] ? MINUTES_DAYS : barMs < TIMEFRAME_MS["1h"] ? SHORT_DAYS : HOURS_DAYS;
  return Math.floor(nowMs / DAY_MS) * DAY_MS - days * DAY_MS;
}

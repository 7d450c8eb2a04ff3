import { calendarOf } from "#engine/calc/calendar/market-calendar.ts";
import type { MarketSession } from "#shared/ipc/channels/settings-channels.ts";
import { DAY_MS } from "#shared/model/time.ts";

/** No two sessions lie further apart: the longest closure since 1990 took a week. */
const LONGEST_CLOSURE_DAYS = 14;
const FULL_SESSION_MS = 6.5 * 3_600_000;

/** The session of the US equity market that goes on at `tsMs`, or the next one. */
export function marketSession(tsMs: number): MarketSession {
  const calendar = calendarOf("us_equity");
  const today = Math.floor(tsMs / DAY_MS) * DAY_MS;
  for (let days = -1; days <= LONGEST_CLOSURE_DAYS; days += 1) {
    const dayMs = today + days * DAY_MS;
    if (!calendar.isSession(dayMs)) continue;
    const { tsOpenMs, tsCloseMs } = calendar.sessionOf(dayMs);
    if (tsCloseMs > tsMs) return { tsOpenMs, tsCloseMs, isHalfDay: tsCloseMs - tsOpenMs < FULL_SESSION_MS };
  }
  return undefined;
}

import type { MarketSession } from "#shared/ipc/channels/settings-channels.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";

const MINUTE_MS = 60_000;

/** `opens in 1 h 12 m`, `closes in 40 m, half day`. */
export function describeSession(session: MarketSession, nowMs: number): string {
  if (session === undefined || session.tsCloseMs <= nowMs) return "market hours not known";
  const { tsOpenMs, tsCloseMs, isHalfDay } = session;
  const half = isHalfDay ? ", half day" : "";
  return nowMs < tsOpenMs
    ? `opens in ${until(tsOpenMs - nowMs)}${half}`
    : `closes in ${until(tsCloseMs - nowMs)}${half}`;
}

/** In whole minutes, because a market's hours are. */
function until(durationMs: number): string {
  const minutes = Math.ceil(durationMs / MINUTE_MS);
  if (minutes < 60) return `${minutes} m`;
  const hours = minutes * MINUTE_MS;
  const days = Math.floor(minutes / 1_440);
  return days === 0 ? formatDuration(hours) : `${days} d ${Math.floor((minutes % 1_440) / 60)} h`;
}

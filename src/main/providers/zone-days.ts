import { toWallMs } from "#engine/calc/calendar/zoned-time.ts";
import { DAY_MS } from "#shared/model/time.ts";

const WEEK_MS = 7 * DAY_MS;

/**
 * Finds the date of a time in a zone, as midnight UTC. Clocks are looked up at the ends of its week, and at the time itself only
 * where they were changed between, because each look costs microseconds and a history has ten thousand days.
 */
export function createZoneDays(zone: string): (tsMs: number) => number {
  const offsets = new Map<number, number>();
  const offsetAt = (tsMs: number): number => {
    const known = offsets.get(tsMs);
    if (known !== undefined) return known;
    const offsetMs = toWallMs(tsMs, zone) - Math.floor(tsMs / 1_000) * 1_000;
    offsets.set(tsMs, offsetMs);
    return offsetMs;
  };
  return (tsMs) => {
    const startMs = Math.floor(tsMs / WEEK_MS) * WEEK_MS;
    const first = offsetAt(startMs);
    const offsetMs = first === offsetAt(startMs + WEEK_MS) ? first : offsetAt(tsMs);
    return Math.floor((tsMs + offsetMs) / DAY_MS) * DAY_MS;
  };
}

import { DAY_MS } from "#shared/model/time.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the zone is one of the IANA database, such as `America/New_York`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch (thrown) {
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

/** What clocks in the zone show at an instant, as if it were UTC. */
export function toWallMs(tsMs: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(tsMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which clocks in the zone show a time given as if it were UTC: the first of two, and for a time that
 * clocks leap over the one that lies as far after the leap.
 */
export function fromWallMs(wallMs: number, zone: string): number {
  const offsets = [wallMs - DAY_MS, wallMs + DAY_MS].map((tsMs) => toWallMs(tsMs, zone) - tsMs);
  const candidates = offsets.map((offsetMs) => wallMs - offsetMs);
  const shown = candidates.filter((tsMs) => toWallMs(tsMs, zone) === wallMs);
  return Math.min(...(shown.length > 0 ? shown : [Math.max(...candidates)]));
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, format);
  return format;
}

import type { EpochMs } from "#shared/model/time.ts";
import { epochMs, parseIsoDate } from "#shared/model/time.ts";

/** How a cell writes its time; a file must use one way throughout. */
export type TimeNotation = "date" | "UTC time" | "time without zone" | "epoch seconds" | "epoch milliseconds";

export interface CsvTime {
  readonly tsMs: EpochMs;
  readonly notation: TimeNotation;
}

const TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const NINE_OR_TEN_DIGITS = /^\d{9,10}$/;
const TWELVE_OR_THIRTEEN_DIGITS = /^\d{12,13}$/;

/**
 * Reads `2020-01-31`, `2020-01-31T14:30[:00][Z|+01:00]` (a time without zone is UTC), or the epoch in seconds (9 or 10 digits) or
 * milliseconds (12 or 13 digits, so from 1973 on); undefined for anything else.
 */
export function parseCsvTime(cell: string): CsvTime | undefined {
  const date = parseIsoDate(cell);
  if (date !== undefined) return { tsMs: date, notation: "date" };
  if (NINE_OR_TEN_DIGITS.test(cell)) return { tsMs: epochMs(Number(cell) * 1000), notation: "epoch seconds" };
  if (TWELVE_OR_THIRTEEN_DIGITS.test(cell)) {
    return { tsMs: epochMs(Number(cell)), notation: "epoch milliseconds" };
  }
  return parseTimeOfDay(cell);
}

function parseTimeOfDay(cell: string): CsvTime | undefined {
  const match = TIME.exec(cell);
  if (match === null) return undefined;
  const [, date = "", hour, minute, second = "0", fraction = "0", zone] = match;
  const dayMs = parseIsoDate(date);
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (dayMs === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const offsetMs = zoneOffsetMs(zone);
  if (offsetMs === undefined) return undefined;
  const milliseconds = Number(fraction.padEnd(3, "0"));
  const tsMs = dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds - offsetMs;
  return { tsMs: epochMs(tsMs), notation: zone === undefined ? "time without zone" : "UTC time" };
}

function zoneOffsetMs(zone: string | undefined): number | undefined {
  if (zone === undefined || /^(Z|UTC)$/i.test(zone)) return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  return hours > 14 || minutes > 59 ? undefined : sign * (hours * 60 + minutes) * 60_000;
}

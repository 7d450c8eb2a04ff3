import { formatContext } from "./format-context.ts";
import type { FormatContext } from "./format-context.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const iso = (tsMs: number): string => new Date(tsMs).toISOString();

/** `2019-12-31`, in UTC. */
function formatDate(tsMs: number): string {
  return iso(tsMs).slice(0, 10);
}

/** `2019-12-31 14:30:05`, in UTC. */
export function formatDateTime(tsMs: number): string {
  return iso(tsMs).slice(0, 19).replace("T", " ");
}

/** A day without its time when it is midnight UTC, as daily bars are. */
export function formatBarTime(tsMs: number): string {
  return tsMs % DAY_MS === 0 ? formatDate(tsMs) : formatDateTime(tsMs).slice(0, 16);
}

/** `Oct 2`: a day in UTC on an axis, in the words of the locale. */
export function formatAxisDay(tsMs: number, locale: string): string {
  return new Date(tsMs).toLocaleDateString(locale, { month: "short", day: "numeric", timeZone: "UTC" });
}

/** `640 µs`, `12 ms`, `3.4 s`, `2 m 05 s`, `1 h 04 m`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1) return `${Math.max(0, Math.round(durationMs * 1_000))} µs`;
  if (durationMs < SECOND_MS) return `${Math.round(durationMs)} ms`;
  if (durationMs < 10 * SECOND_MS) return `${(durationMs / SECOND_MS).toFixed(1)} s`;
  if (durationMs < MINUTE_MS) return `${Math.floor(durationMs / SECOND_MS)} s`;
  if (durationMs < HOUR_MS) return pair(durationMs, MINUTE_MS, SECOND_MS, "m", "s");
  return pair(durationMs, HOUR_MS, MINUTE_MS, "h", "m");
}

function pair(durationMs: number, largeMs: number, smallMs: number, large: string, small: string): string {
  const rest = Math.floor((durationMs % largeMs) / smallMs);
  return `${Math.floor(durationMs / largeMs)} ${large} ${String(rest).padStart(2, "0")} ${small}`;
}

/** `just now`, `4 m ago`, `3 h ago`, else the day. */
export function formatAge(tsMs: number, nowMs: number): string {
  const ageMs = nowMs - tsMs;
  if (ageMs < MINUTE_MS) return "just now";
  if (ageMs < HOUR_MS) return `${Math.floor(ageMs / MINUTE_MS)} m ago`;
  if (ageMs < DAY_MS) return `${Math.floor(ageMs / HOUR_MS)} h ago`;
  return formatDate(tsMs);
}

const YEAR_DAYS = 365;

/** Whole days, and years from one year on: `3 d`, `6 y`. */
export function formatDaysOld(ageMs: number): string {
  const days = Math.floor(Math.max(0, ageMs) / DAY_MS);
  return days < YEAR_DAYS ? `${days} d` : `${Math.floor(days / YEAR_DAYS)} y`;
}

const EXCHANGE_ZONE = "America/New_York";
const moments = new Map<FormatContext["zone"], Intl.DateTimeFormat>();

function momentFormat(zone: FormatContext["zone"]): Intl.DateTimeFormat {
  const known = moments.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    ...(zone === "local" ? {} : { timeZone: zone === "exchange" ? EXCHANGE_ZONE : "UTC" }),
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  moments.set(zone, made);
  return made;
}

/** `2019-12-31 09:30:05 EST`: a moment in the zone that the settings name, and its name. */
export function formatMoment(tsMs: number): string {
  const { zone } = formatContext();
  const parts = new Map(
    momentFormat(zone)
      .formatToParts(tsMs)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  const day = `${of("year")}-${of("month")}-${of("day")}`;
  return `${day} ${of("hour")}:${of("minute")}:${of("second")} ${of("timeZoneName")}`;
}

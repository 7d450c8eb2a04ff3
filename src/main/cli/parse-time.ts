import { userError } from "#shared/errors/app-error.ts";
import { parseIsoDate } from "#shared/model/time.ts";

/** A time as it is; a day as its midnight and so much more. */
export function parseTime(field: string, text: string, afterMidnightMs: number): number {
  const day = parseIsoDate(text);
  if (day !== undefined) return day + afterMidnightMs;
  const time = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(time)) return time;
  throw userError({
    code: "command.not-a-time",
    message: `${field} must be a day or a time, was ${text}`,
    field,
    value: text,
    remedy: `write it as ${field} 2026-01-31 or ${field} 2026-01-31T14:30:00Z`,
  });
}

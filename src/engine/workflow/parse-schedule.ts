import { DEFAULT_ZONE, findCronFault } from "#engine/calc/calendar/cron.ts";
import type { Schedule } from "#engine/calc/calendar/schedule.ts";
import { SESSION_MOMENTS } from "#engine/calc/calendar/session-moment.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { parseDuration } from "./parse-duration.ts";
import type { FieldReader } from "./parse-fields.ts";

/** The keys of each kind of schedule. */
export const SCHEDULE_KEYS = {
  cron: ["cron", "zone"],
  session: ["session", "calendar", "offset"],
} as const;
const CALENDARS = ["nyse"] as const;

interface ParsedSchedule {
  /** What it says, on one line. */
  readonly text: string;
  readonly schedule: Schedule;
}

export function parseCronSchedule(fields: FieldReader): ParsedSchedule | undefined {
  const pattern = fields.text("cron");
  const zone = fields.has("zone") ? fields.text("zone") : DEFAULT_ZONE;
  if (pattern === undefined || zone === undefined) return undefined;
  const fault = findCronFault({ pattern, zone });
  if (fault === undefined)
    return { text: `cron ${pattern} ${zone}`, schedule: { kind: "cron", pattern, zone } };
  if (fault === "zone") {
    const remedy = "use one such as UTC, America/New_York or Europe/London";
    fields.refuse("zone", `zone must be one of the IANA database, was ${zone}`, remedy);
  } else if (fault === "never") {
    fields.refuse("cron", `cron must have a time that comes, was ${pattern}`, "correct day and month");
  } else {
    fields.refuse(
      "cron",
      `cron must be five fields (minute, hour, day, month, day of the week), was ${pattern}`,
      'write it as "30 16 * * 1-5"',
    );
  }
  return undefined;
}

export function parseSessionSchedule(fields: FieldReader): ParsedSchedule | undefined {
  const moment = fields.choice("session", SESSION_MOMENTS);
  fields.choice("calendar", CALENDARS);
  const offsetMs = parseOffset(fields);
  if (moment === undefined || offsetMs === undefined) return undefined;
  const text = `session ${moment}${offsetMs === 0 ? "" : ` ${String(fieldText(fields, "offset"))}`}`;
  return { text, schedule: { kind: "session", moment, offsetMs } };
}

/** `15m` after the moment, `-15m` before it; at most a day. */
function parseOffset(fields: FieldReader): number | undefined {
  if (!fields.has("offset")) return 0;
  const text = fieldText(fields, "offset");
  const isBefore = typeof text === "string" && text.startsWith("-");
  const durationMs = parseDuration(isBefore ? text.slice(1) : text);
  if (durationMs !== undefined && durationMs <= DAY_MS) return isBefore ? -durationMs : durationMs;
  fields.refuse(
    "offset",
    `offset must be a time of at most 24h, was ${String(text)}`,
    "write it as 15m, or as -15m for before",
  );
  return undefined;
}

function fieldText(fields: FieldReader, key: string): unknown {
  const node = fields.get(key);
  return node?.kind === "scalar" ? node.value : undefined;
}

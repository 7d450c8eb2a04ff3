import { Cron } from "croner";
import { isZone } from "./zoned-time.ts";

/** A pattern of five fields (minute, hour, day of month, month, day of week) in a zone. */
export interface CronSchedule {
  readonly pattern: string;
  /** Of the IANA database. */
  readonly zone: string;
}

/** Where nothing is said. */
export const DEFAULT_ZONE = "UTC";

/** `?` would stand for the time at which it is read, and a nickname is no five fields. */
const FIVE_FIELDS = /^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$/;

/** Why the schedule cannot be used; undefined when it can. */
export function findCronFault({ pattern, zone }: CronSchedule): "pattern" | "zone" | "never" | undefined {
  if (!isZone(zone)) return "zone";
  if (!FIVE_FIELDS.test(pattern)) return "pattern";
  try {
    // Leap days come round in eight years at the latest, so a pattern that has no time from here has none at all.
    return nextCronTime({ pattern, zone }, Date.UTC(2000, 0, 1)) === undefined ? "never" : undefined;
  } catch {
    return "pattern";
  }
}

/**
 * The first time of the schedule after `tsMs`; undefined when there is none. As with Vixie's cron, a fixed time of day
 * that clocks leap over comes right after the leap, one that they show twice comes once, and a pattern with `*` or a
 * step in minutes or hours follows the clock.
 */
export function nextCronTime({ pattern, zone }: CronSchedule, tsMs: number): number | undefined {
  const cron = new Cron(pattern, {
    timezone: zone,
    mode: "5-part",
    paused: true,
    fixedTimeRule: "no-wildcard",
  });
  return cron.nextRun(new Date(tsMs))?.getTime();
}

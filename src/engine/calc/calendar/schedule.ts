import { nextCronTime, type CronSchedule } from "./cron.ts";
import { nextSessionMoment, type SessionMoment } from "./session-moment.ts";

/** Times that can be told in advance. */
export type Schedule =
  | ({ readonly kind: "cron" } & CronSchedule)
  | {
      readonly kind: "session";
      readonly moment: SessionMoment;
      /** Before the moment when negative. */
      readonly offsetMs: number;
    };

/** The first time of the schedule after `tsMs`; undefined when there is none. */
export function nextTime(schedule: Schedule, tsMs: number): number | undefined {
  return schedule.kind === "cron"
    ? nextCronTime(schedule, tsMs)
    : nextSessionMoment(schedule.moment, schedule.offsetMs, tsMs);
}

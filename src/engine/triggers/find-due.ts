import { nextTime } from "#engine/calc/calendar/schedule.ts";
import type { ScheduleTrigger } from "#engine/workflow/workflow-trigger.ts";
import { epochMs, type EpochMs } from "#shared/model/time.ts";

/** A time that is so late was missed: nobody was there when it came. */
const ON_TIME_MS = 60_000;
/** A schedule of every minute is not counted over months. */
const MAX_COUNTED = 1_000;

/** What is due of a trigger, and up to when that settles its times. */
export type Due =
  | { readonly kind: "on_time"; readonly tsScheduledMs: EpochMs; readonly tsSettledMs: EpochMs }
  | {
      readonly kind: "missed";
      readonly count: number;
      readonly tsScheduledMs: EpochMs;
      readonly tsSettledMs: EpochMs;
    };

/** The times of a trigger after `tsSettledMs` up to now, oldest first; all those that were missed are one. */
export function findDue(
  { schedule }: Pick<ScheduleTrigger, "schedule">,
  tsSettledMs: EpochMs,
  tsNowMs: EpochMs,
): readonly Due[] {
  const tsLateMs = epochMs(tsNowMs - ON_TIME_MS - 1);
  const missed = timesAfter(schedule, tsSettledMs, tsLateMs, MAX_COUNTED);
  const [first] = missed;
  const onTime = timesAfter(schedule, Math.max(tsSettledMs, tsLateMs), tsNowMs, MAX_COUNTED);
  return [
    ...(first === undefined
      ? []
      : [
          {
            kind: "missed" as const,
            count: missed.length,
            tsScheduledMs: epochMs(first),
            tsSettledMs: tsLateMs,
          },
        ]),
    ...onTime.map((time) => ({
      kind: "on_time" as const,
      tsScheduledMs: epochMs(time),
      tsSettledMs: epochMs(time),
    })),
  ];
}

function timesAfter(
  schedule: ScheduleTrigger["schedule"],
  fromMs: number,
  toMs: number,
  atMost: number,
): readonly number[] {
  const times: number[] = [];
  let time = nextTime(schedule, fromMs);
  while (time !== undefined && time <= toMs && times.length < atMost) {
    times.push(time);
    time = nextTime(schedule, time);
  }
  return times;
}

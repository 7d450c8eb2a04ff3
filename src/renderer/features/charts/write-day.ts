import { TickMarkType } from "lightweight-charts";
import type { Time } from "lightweight-charts";
import { formatAxisDay } from "#renderer/ui/format-time.ts";

/** `Oct 2` for a day on the axis of time, which may stand between months and says nothing as a bare `2`; the rest is the library's. */
export function writeDay(time: Time, type: TickMarkType, locale: string): string | null {
  return type === TickMarkType.DayOfMonth && typeof time === "number"
    ? formatAxisDay(time * 1_000, locale)
    : null;
}

import type { BarSeries } from "#shared/model/bar.ts";
import { epochMs, formatIsoDate, formatIsoTime } from "#shared/model/time.ts";
import type { BarProblem } from "./bar-problem.ts";
import { findGapSpans, type GapSpan } from "./find-gap-spans.ts";

const REMEDY = "add what is missing, or import with gaps allowed if the market was closed then";

/** What is missing by the calendar (`findGapSpans`) as problems of a file, each at the line after the hole. */
export function findGaps(
  series: Pick<BarSeries, "tsOpenMs" | "timeframe"> & Partial<Pick<BarSeries, "provenance">>,
  lineOf: (index: number) => number | undefined = () => undefined,
): readonly BarProblem[] {
  return findGapSpans(series).map((gap) => ({
    line: lineOf(gap.index),
    field: "date",
    value: describeGap(gap),
    message: `must follow the ${gap.unit === "bars" ? "bar" : "session"} before`,
    remedy: REMEDY,
  }));
}

/** `no bars for 2 sessions from 2020-01-21`. */
export function describeGap({ tsFirstMs, missing, unit }: GapSpan): string {
  if (unit === "bars") {
    const first = formatIsoTime(epochMs(tsFirstMs));
    return missing === 1 ? `no bar at ${first}` : `no bars at ${missing} times from ${first}`;
  }
  const first = formatIsoDate(epochMs(tsFirstMs));
  return missing === 1 ? `no bar for ${first}` : `no bars for ${missing} sessions from ${first}`;
}

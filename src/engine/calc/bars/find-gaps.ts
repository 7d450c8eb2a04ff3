import { FIRST_CALENDAR_YEAR, isUsEquitySession } from "#engine/calc/calendar/us-equity-sessions.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { DAY_MS, epochMs, formatIsoDate, formatIsoTime, TIMEFRAME_MS } from "#shared/model/time.ts";
import type { BarProblem } from "./bar-problem.ts";
import { isTradedDaily } from "./is-traded-daily.ts";

const FIRST_CHECKED_MS = Date.UTC(FIRST_CALENDAR_YEAR, 0, 1);
const USUAL_SLOT_SHARE = 0.9;
const FEWEST_DAYS_FOR_SLOTS = 5;

type LineOf = (index: number) => number | undefined;

/**
 * Finds what is missing by the series' own rhythm, given valid times:
 * - daily and shorter bars: a series that trades on weekends must have every day, any other every US equity session (from 1990; more
 *   days are fine); each is checked between its first and last bar;
 * - shorter than a day also: a time of day that nine days in ten have, inside a day's first and last bar;
 * - weekly and monthly: a step of more than 1.6 bars.
 * One problem per hole, at the line after it.
 */
export function findGaps(
  tsOpenMs: Float64Array,
  timeframe: Timeframe,
  lineOf: LineOf,
): readonly BarProblem[] {
  if (timeframe === "1w" || timeframe === "1mo")
    return findLongSteps(tsOpenMs, TIMEFRAME_MS[timeframe], lineOf);
  const missingDays = findMissingDays(tsOpenMs, lineOf);
  return timeframe === "1d"
    ? missingDays
    : [...missingDays, ...findMissingSlots(tsOpenMs, timeframe, lineOf)];
}

const dayOf = (time: number): number => Math.floor(time / DAY_MS) * DAY_MS;

function findMissingDays(tsOpenMs: Float64Array, lineOf: LineOf): readonly BarProblem[] {
  const isExpected = isTradedDaily(tsOpenMs)
    ? () => true
    : (day: number) => day >= FIRST_CHECKED_MS && isUsEquitySession(day);
  const gaps: BarProblem[] = [];
  for (let index = 1; index < tsOpenMs.length; index += 1) {
    const last = dayOf(tsOpenMs[index] ?? Number.NaN);
    const missing: number[] = [];
    for (let day = dayOf(tsOpenMs[index - 1] ?? Number.NaN) + DAY_MS; day < last; day += DAY_MS) {
      if (isExpected(day)) missing.push(day);
    }
    const [first] = missing;
    if (first !== undefined) gaps.push(missingSessions(lineOf(index), first, missing.length));
  }
  return gaps;
}

function findLongSteps(tsOpenMs: Float64Array, barMs: number, lineOf: LineOf): readonly BarProblem[] {
  const gaps: BarProblem[] = [];
  for (let index = 1; index < tsOpenMs.length; index += 1) {
    const previous = tsOpenMs[index - 1] ?? Number.NaN;
    const bars = Math.round(((tsOpenMs[index] ?? Number.NaN) - previous) / barMs);
    const isLong = (tsOpenMs[index] ?? Number.NaN) - previous > 1.6 * barMs;
    if (isLong) gaps.push(missingSessions(lineOf(index), previous + barMs, bars - 1));
  }
  return gaps;
}

/** Times of day that at least nine days in ten have; none when there are too few days to tell. */
function usualSlots(tsOpenMs: Float64Array): ReadonlySet<number> {
  const days = new Set(Array.from(tsOpenMs, dayOf)).size;
  if (days < FEWEST_DAYS_FOR_SLOTS) return new Set();
  const counts = new Map<number, number>();
  for (const time of tsOpenMs) counts.set(time - dayOf(time), (counts.get(time - dayOf(time)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= USUAL_SLOT_SHARE * days).map(([slot]) => slot));
}

function findMissingSlots(
  tsOpenMs: Float64Array,
  timeframe: Timeframe,
  lineOf: LineOf,
): readonly BarProblem[] {
  const slots = usualSlots(tsOpenMs);
  const gaps: BarProblem[] = [];
  for (let index = 1; index < tsOpenMs.length; index += 1) {
    const [previous, time] = [tsOpenMs[index - 1] ?? Number.NaN, tsOpenMs[index] ?? Number.NaN];
    if (dayOf(previous) !== dayOf(time)) continue;
    for (let slot = previous + TIMEFRAME_MS[timeframe]; slot < time; slot += TIMEFRAME_MS[timeframe]) {
      if (slots.has(slot - dayOf(slot))) {
        gaps.push(missingBar(lineOf(index), slot));
        break;
      }
    }
  }
  return gaps;
}

const REMEDY = "add what is missing, or import with gaps allowed if the market was closed then";

function missingSessions(line: number | undefined, firstMs: number, count: number): BarProblem {
  const first = formatIsoDate(epochMs(firstMs));
  const value = count <= 1 ? `no bar for ${first}` : `no bars for ${count} sessions from ${first}`;
  return { line, field: "date", value, message: "must follow the session before", remedy: REMEDY };
}

const missingBar = (line: number | undefined, timeMs: number): BarProblem => ({
  line,
  field: "date",
  value: `no bar at ${formatIsoTime(epochMs(timeMs))}`,
  message: "must follow the bar before",
  remedy: REMEDY,
});

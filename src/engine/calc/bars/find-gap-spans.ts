import type { MarketCalendar } from "#engine/calc/calendar/market-calendar.ts";
import { calendarOf } from "#engine/calc/calendar/market-calendar.ts";
import { marketOf } from "#engine/calc/calendar/market-of.ts";
import { FIRST_CALENDAR_YEAR } from "#engine/calc/calendar/us-equity-sessions.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { DAY_MS, TIMEFRAME_MS } from "#shared/model/time.ts";

const FIRST_CHECKED_MS = Date.UTC(FIRST_CALENDAR_YEAR, 0, 1);
const USUAL_SLOT_SHARE = 0.9;
const FEWEST_DAYS_FOR_SLOTS = 5;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** Bars that are not there, before the bar of `index`. */
export interface GapSpan {
  readonly index: number;
  /** When the first of them would have opened; its day where whole sessions are missing. */
  readonly tsFirstMs: number;
  readonly missing: number;
  readonly unit: "sessions" | "bars";
}

type Dated = Pick<BarSeries, "tsOpenMs" | "timeframe"> & Partial<Pick<BarSeries, "provenance">>;

/**
 * Finds what is missing by the calendar of the series' market, given valid times:
 * - daily and shorter bars: every session between the first and the last bar (of the US equity market from 1990; more days are fine);
 * - shorter than a day also: a time of day that nine days in ten have, inside a day's first and last bar;
 * - weekly and monthly: a step of more than 1.6 bars.
 * One span per hole.
 */
export function findGapSpans(series: Dated): readonly GapSpan[] {
  const { tsOpenMs, timeframe } = series;
  if (timeframe === "1w" || timeframe === "1mo") return findLongSteps(tsOpenMs, TIMEFRAME_MS[timeframe]);
  const calendar = calendarOf(marketOf(series));
  const missingDays = findMissingDays(tsOpenMs, calendar);
  return timeframe === "1d"
    ? missingDays
    : [...missingDays, ...findMissingSlots(tsOpenMs, timeframe, calendar)];
}

function findMissingDays(tsOpenMs: Float64Array, calendar: MarketCalendar): readonly GapSpan[] {
  const gaps: GapSpan[] = [];
  let previous = calendar.dayOf(tsOpenMs[0] ?? Number.NaN);
  for (let index = 1; index < tsOpenMs.length; index += 1) {
    const day = calendar.dayOf(tsOpenMs[index] ?? Number.NaN);
    if (day - previous > DAY_MS) {
      const missing = sessionsBetween(calendar, previous, day);
      const [first] = missing;
      if (first !== undefined) {
        gaps.push({ index, tsFirstMs: first, missing: missing.length, unit: "sessions" });
      }
    }
    previous = day;
  }
  return gaps;
}

function sessionsBetween(calendar: MarketCalendar, afterMs: number, beforeMs: number): readonly number[] {
  const days: number[] = [];
  for (let day = Math.max(afterMs + DAY_MS, firstChecked(calendar)); day < beforeMs; day += DAY_MS) {
    if (calendar.isSession(day)) days.push(day);
  }
  return days;
}

/** A market that never closes needs no rules that begin in some year. */
function firstChecked(calendar: MarketCalendar): number {
  return calendar === calendarOf("us_equity") ? FIRST_CHECKED_MS : Number.NEGATIVE_INFINITY;
}

function findLongSteps(tsOpenMs: Float64Array, barMs: number): readonly GapSpan[] {
  const gaps: GapSpan[] = [];
  for (let index = 1; index < tsOpenMs.length; index += 1) {
    const previous = tsOpenMs[index - 1] ?? Number.NaN;
    const stepMs = (tsOpenMs[index] ?? Number.NaN) - previous;
    if (stepMs > 1.6 * barMs) {
      const missing = Math.max(1, Math.round(stepMs / barMs) - 1);
      gaps.push({ index, tsFirstMs: previous + barMs, missing, unit: "sessions" });
    }
  }
  return gaps;
}

/** The minute of a bar, by the clock of UTC and by the opening bell, which moves against it in summer. */
interface Slot {
  readonly ofUtc: number;
  readonly ofSession: number;
}

/** Reads the slots of ascending times; the bell of a day is looked up once. */
function createSlotReader(calendar: MarketCalendar): (tsMs: number, dayMs: number) => Slot {
  let knownDay = Number.NaN;
  let tsBellMs = Number.NaN;
  return (tsMs, dayMs) => {
    if (dayMs !== knownDay) {
      knownDay = dayMs;
      tsBellMs = calendar.sessionOf(dayMs).tsOpenMs;
    }
    const ofUtc = Math.floor(tsMs / MINUTE_MS) % DAY_MINUTES;
    return { ofUtc, ofSession: Math.floor((tsMs - tsBellMs) / MINUTE_MS) + DAY_MINUTES };
  };
}

/** Tells the slots that at least nine days in ten have; none when there are too few days to tell. */
function readUsualSlots(tsOpenMs: Float64Array, calendar: MarketCalendar): (slot: Slot) => boolean {
  const ofUtc = new Uint32Array(DAY_MINUTES);
  const ofSession = new Uint32Array(3 * DAY_MINUTES);
  const slotAt = createSlotReader(calendar);
  let days = 0;
  let current = Number.NaN;
  for (const time of tsOpenMs) {
    const day = calendar.dayOf(time);
    if (day !== current) days += 1;
    current = day;
    const slot = slotAt(time, day);
    ofUtc[slot.ofUtc] = (ofUtc[slot.ofUtc] ?? 0) + 1;
    ofSession[slot.ofSession] = (ofSession[slot.ofSession] ?? 0) + 1;
  }
  if (days < FEWEST_DAYS_FOR_SLOTS) return () => false;
  const usual = USUAL_SLOT_SHARE * days;
  return (slot) => (ofUtc[slot.ofUtc] ?? 0) >= usual || (ofSession[slot.ofSession] ?? 0) >= usual;
}

function findMissingSlots(
  tsOpenMs: Float64Array,
  timeframe: Timeframe,
  calendar: MarketCalendar,
): readonly GapSpan[] {
  const isUsual = readUsualSlots(tsOpenMs, calendar);
  const slotAt = createSlotReader(calendar);
  const stepMs = TIMEFRAME_MS[timeframe];
  const gaps: GapSpan[] = [];
  for (let index = 1; index < tsOpenMs.length; index += 1) {
    const [previous, time] = [tsOpenMs[index - 1] ?? Number.NaN, tsOpenMs[index] ?? Number.NaN];
    if (time - previous <= stepMs) continue;
    const day = calendar.dayOf(time);
    if (calendar.dayOf(previous) !== day) continue;
    let [missing, tsFirstMs] = [0, Number.NaN];
    for (let slot = previous + stepMs; slot < time; slot += stepMs) {
      if (!isUsual(slotAt(slot, day))) continue;
      if (missing === 0) tsFirstMs = slot;
      missing += 1;
    }
    if (missing > 0) gaps.push({ index, tsFirstMs, missing, unit: "bars" });
  }
  return gaps;
}

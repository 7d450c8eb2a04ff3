import type { MarketCalendar } from "#engine/calc/calendar/market-calendar.ts";
import { calendarOf } from "#engine/calc/calendar/market-calendar.ts";
import { marketOf } from "#engine/calc/calendar/market-of.ts";
import { FIRST_CALENDAR_YEAR } from "#engine/calc/calendar/us-equity-sessions.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { DAY_MS, epochMs, formatIsoDate, formatIsoTime, TIMEFRAME_MS } from "#shared/model/time.ts";
import type { Buckets } from "./bar-buckets.ts";
import { bucketsOf } from "./resample-up.ts";
import { firstBarAtOrAfter } from "./slice-range.ts";

const FIRST_KNOWN_MS = Date.UTC(FIRST_CALENDAR_YEAR, 0, 1);

interface Span {
  readonly tsStartMs: number;
  readonly tsEndMs: number;
}

/**
 * Says of the first and of the last bar of `joined`, made from `source`, when the bars at hand do not fill it by the calendar of the
 * market: the source begins after the first session of its period, or ends before the last one does.
 */
export function partialBars(source: BarSeries, joined: BarSeries): readonly string[] {
  const { timeframe } = joined;
  const calendar = calendarOf(marketOf(source));
  const bucketOpenMs = bucketsOf(source, timeframe);
  const note = (index: number, says: (held: Span, wanted: Span) => string | undefined): readonly string[] => {
    const openMs = joined.tsOpenMs.at(index);
    const held = openMs === undefined ? undefined : heldOf(source, openMs, bucketOpenMs);
    if (openMs === undefined || held === undefined) return [];
    const wanted = wantedOf(calendar, { openMs, firstMs: held.tsStartMs }, source.timeframe, timeframe);
    const said = wanted && says(held, wanted);
    if (said === undefined) return [];
    const place = index === 0 ? "first" : "last";
    return [
      `the ${place} ${timeframe} bar (${nameOf(openMs, timeframe)}) holds ${source.timeframe} bars ${said}`,
    ];
  };
  const timeOf = (tsMs: number): string => nameOf(tsMs, source.timeframe);
  return [
    ...note(0, (held, wanted) =>
      held.tsStartMs - wanted.tsStartMs >= slackOf(source.timeframe)
        ? `from ${timeOf(held.tsStartMs)} on only`
        : undefined,
    ),
    ...note(-1, (held, wanted) =>
      wanted.tsEndMs - held.tsEndMs > slackOf(source.timeframe)
        ? `up to ${timeOf(held.tsEndMs)} only`
        : undefined,
    ),
  ];
}

const nameOf = (tsMs: number, timeframe: Timeframe): string =>
  TIMEFRAME_MS[timeframe] >= DAY_MS
    ? formatIsoDate(epochMs(tsMs))
    : formatIsoTime(epochMs(tsMs)).slice(0, 16);

/** A bar of the source that is as far away as this, or farther, is missing. */
const slackOf = (source: Timeframe): number => Math.min(DAY_MS, TIMEFRAME_MS[source]);

/** When the first and the last bar of the source open that a joined bar is made of; undefined when there are none. */
function heldOf({ tsOpenMs }: BarSeries, openMs: number, bucketOpenMs: Buckets): Span | undefined {
  // Days of currencies begin on the evening before the date that names them.
  let first = firstBarAtOrAfter(tsOpenMs, openMs - DAY_MS);
  while (first < tsOpenMs.length && bucketOpenMs(tsOpenMs[first] ?? Number.NaN) !== openMs) first += 1;
  let last = first;
  while (last < tsOpenMs.length && bucketOpenMs(tsOpenMs[last] ?? Number.NaN) === openMs) last += 1;
  const [tsStartMs, tsEndMs] = [tsOpenMs[first], tsOpenMs[last - 1]];
  return tsStartMs === undefined || tsEndMs === undefined ? undefined : { tsStartMs, tsEndMs };
}

/** From when the market trades in the period of a joined bar, and until when; undefined when it need not. */
function wantedOf(
  calendar: MarketCalendar,
  { openMs, firstMs }: { readonly openMs: number; readonly firstMs: number },
  source: Timeframe,
  timeframe: Timeframe,
): Span | undefined {
  if (openMs < FIRST_KNOWN_MS) return undefined;
  if (TIMEFRAME_MS[timeframe] < DAY_MS)
    return wantedWithinDay(calendar, firstMs, openMs, TIMEFRAME_MS[timeframe]);
  const days = sessionsFrom(calendar, openMs, endOf(openMs, timeframe));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return TIMEFRAME_MS[source] >= DAY_MS
    ? { tsStartMs: first, tsEndMs: last + DAY_MS }
    : { tsStartMs: calendar.sessionOf(first).tsOpenMs, tsEndMs: calendar.sessionOf(last).tsCloseMs };
}

/** A bar that lies before or after the session's hours need not be full. */
function wantedWithinDay(
  calendar: MarketCalendar,
  firstMs: number,
  openMs: number,
  lengthMs: number,
): Span | undefined {
  const day = calendar.dayOf(firstMs);
  if (!calendar.isSession(day)) return undefined;
  const session = calendar.sessionOf(day);
  const wanted = {
    tsStartMs: Math.max(openMs, session.tsOpenMs),
    tsEndMs: Math.min(openMs + lengthMs, session.tsCloseMs),
  };
  return wanted.tsStartMs < wanted.tsEndMs ? wanted : undefined;
}

function sessionsFrom(calendar: MarketCalendar, startMs: number, endMs: number): readonly number[] {
  const days: number[] = [];
  for (let day = startMs; day < endMs; day += DAY_MS) if (calendar.isSession(day)) days.push(day);
  return days;
}

function endOf(openMs: number, timeframe: Timeframe): number {
  if (timeframe !== "1mo") return openMs + TIMEFRAME_MS[timeframe];
  const date = new Date(openMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

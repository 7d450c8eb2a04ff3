import { calendarOf } from "#engine/calc/calendar/market-calendar.ts";
import { marketOf } from "#engine/calc/calendar/market-of.ts";
import type { SeriesFacts } from "#engine/calc/bars/facts-of.ts";
import { firstBarAtOrAfter } from "#engine/calc/bars/slice-range.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { IsoDate } from "#shared/model/time.ts";
import { DAY_MS, epochMs, formatIsoDate, parseIsoDate, TIMEFRAME_MS } from "#shared/model/time.ts";

interface Span {
  readonly firstMs: number;
  readonly lastMs: number;
}

/** The bars of a series up to the last day asked for, and what there is of it in all. */
export interface KnownBars {
  readonly series: BarSeries;
  readonly whole: Pick<SeriesFacts, "tsFirstMs" | "tsLastMs">;
}

/**
 * The days to trade: exactly those asked for, which every series must cover, or the second half (or all) of what the series have in
 * common. Throws a typed error that says what there is when the days asked for are not there.
 */
export function resolveRange(
  bars: readonly KnownBars[],
  asked: { readonly from?: IsoDate | undefined; readonly to?: IsoDate | undefined },
  defaultRange: "last_half" | "all",
): DateRange {
  const fromMs = asked.from === undefined ? undefined : (parseIsoDate(asked.from) ?? Number.NaN);
  const toMs = asked.to === undefined ? undefined : (parseIsoDate(asked.to) ?? Number.NaN);
  if (asked.from !== undefined && fromMs !== undefined && toMs !== undefined && fromMs > toMs) {
    throw reversed(asked.from, formatIsoDate(epochMs(toMs)));
  }
  for (const known of bars) {
    if (fromMs !== undefined) checkCovered(known, fromMs, "from");
    if (toMs !== undefined) checkCovered(known, toMs, "to");
  }
  const common = commonSpan(bars);
  const lastMs = toMs ?? common.lastMs;
  const firstMs = fromMs ?? defaultFirst(bars, { firstMs: common.firstMs, lastMs }, defaultRange);
  const range = {
    from: formatIsoDate(epochMs(firstMs)),
    to: formatIsoDate(epochMs(lastMs)),
    isAsked: fromMs !== undefined || toMs !== undefined,
  };
  for (const known of bars) checkHoldsBars(known, firstMs, lastMs, range);
  return range;
}

const dayOf = (timeMs: number): number => Math.floor(timeMs / DAY_MS) * DAY_MS;

/** First and last day of a series; a weekly or monthly bar reaches to the day before the next. */
function spanOf({ series, whole }: KnownBars): Span {
  const reachMs = Math.max(0, TIMEFRAME_MS[series.timeframe] - DAY_MS);
  return { firstMs: dayOf(whole.tsFirstMs), lastMs: dayOf(whole.tsLastMs + reachMs) };
}

function commonSpan(bars: readonly KnownBars[]): Span {
  const spans = bars.map(spanOf);
  return {
    firstMs: Math.max(...spans.map((span) => span.firstMs)),
    lastMs: Math.min(...spans.map((span) => span.lastMs)),
  };
}

/** A day outside the series is only fine when no session lies between them: nothing is missing then. */
function checkCovered(known: KnownBars, dayMs: number, field: "from" | "to"): void {
  const { series } = known;
  const { firstMs, lastMs } = spanOf(known);
  const [start, end] = dayMs < firstMs ? [dayMs, firstMs - DAY_MS] : [lastMs + DAY_MS, dayMs];
  if (start > end) return;
  if (end - start < 7 * DAY_MS && !hasSession(series, start, end)) return;
  const value = formatIsoDate(epochMs(dayMs));
  throw userError({
    code: "data.range-not-covered",
    message: `${field} must lie in the data of ${series.symbol}, ${describe(known)}, was ${value}`,
    field,
    value,
    remedy: `ask for days from ${formatIsoDate(epochMs(firstMs))} to ${formatIsoDate(epochMs(lastMs))}`,
  });
}

function hasSession(series: BarSeries, firstMs: number, lastMs: number): boolean {
  const calendar = calendarOf(marketOf(series));
  for (let day = firstMs; day <= lastMs; day += DAY_MS) if (calendar.isSession(day)) return true;
  return false;
}

/** The day in the middle of the bars that lie in the span, taken from the series with the fewest of them. */
function defaultFirst(bars: readonly KnownBars[], span: Span, defaultRange: "last_half" | "all"): number {
  if (defaultRange === "all") return span.firstMs;
  const counted = bars.map(({ series: { tsOpenMs } }) => {
    const start = firstBarAtOrAfter(tsOpenMs, span.firstMs);
    return { tsOpenMs, start, count: firstBarAtOrAfter(tsOpenMs, span.lastMs + DAY_MS) - start };
  });
  const [shortest] = counted.toSorted((left, right) => left.count - right.count);
  if (shortest === undefined || shortest.count <= 0) return span.firstMs;
  return dayOf(shortest.tsOpenMs[shortest.start + (shortest.count >> 1)] ?? span.firstMs);
}

function checkHoldsBars(known: KnownBars, firstMs: number, lastMs: number, range: DateRange): void {
  const { series } = known;
  const { tsOpenMs } = series;
  const end = firstBarAtOrAfter(tsOpenMs, lastMs + DAY_MS);
  if (firstMs <= lastMs && end > firstBarAtOrAfter(tsOpenMs, firstMs)) return;
  throw userError({
    code: "data.range-empty",
    message: `${series.symbol} has no bar from ${range.from} to ${range.to}, its data is ${describe(known)}`,
    field: "from",
    value: range.from,
    remedy: "ask for days on which all symbols have bars, or run the symbols apart",
  });
}

function reversed(from: IsoDate, to: IsoDate): AppError {
  return userError({
    code: "data.range-reversed",
    message: `from must not be after to (${to}), was ${from}`,
    field: "from",
    value: from,
    remedy: "give the earlier day as from and the later as to",
  });
}

function describe(known: KnownBars): string {
  const { series } = known;
  const { firstMs, lastMs } = spanOf(known);
  return `${formatIsoDate(epochMs(firstMs))} to ${formatIsoDate(epochMs(lastMs))} (${series.timeframe}, ${series.provenance.provider})`;
}

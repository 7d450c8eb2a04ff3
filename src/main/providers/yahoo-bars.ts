import { z } from "zod";
import { columnsFromBars } from "#engine/calc/bars/bar-columns.ts";
import { isZone } from "#engine/calc/calendar/zoned-time.ts";
import type { SentAction, SentBars } from "#engine/slices/data/ports.ts";
import type { Bar } from "#shared/model/bar.ts";
import { DAY_MS, epochMs, TIMEFRAME_MS, type Timeframe } from "#shared/model/time.ts";
import { createZoneDays } from "./zone-days.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Seconds, which the library turns into dates where it knows the field. */
const moment = z
  .union([z.number(), z.date()])
  .transform((value) => (typeof value === "number" ? value * SECOND_MS : value.getTime()));
const column = z.array(z.number().nullable());

/** What is read of an answer of the chart service; there is much more in it. */
export const yahooChartSchema = z.object({
  meta: z.object({
    currency: z.string().nullish(),
    symbol: z.string(),
    exchangeTimezoneName: z.string().refine(isZone, { error: "must be a time zone" }),
    regularMarketTime: moment,
    currentTradingPeriod: z.object({ regular: z.object({ start: moment, end: moment }) }).nullish(),
  }),
  timestamp: z.array(z.number()).nullish(),
  events: z
    .object({
      dividends: z.record(z.string(), z.object({ amount: z.number(), date: moment })).nullish(),
      splits: z
        .record(
          z.string(),
          z.object({ date: moment, numerator: z.number().positive(), denominator: z.number().positive() }),
        )
        .nullish(),
    })
    .nullish(),
  indicators: z.object({
    quote: z.array(z.object({ open: column, high: column, low: column, close: column, volume: column })),
  }),
});

export type YahooChart = z.output<typeof yahooChartSchema>;

interface Split {
  readonly tsMs: number;
  readonly ratio: number;
}

/**
 * The bars of an answer that reaches to the present, as they were traded. Yahoo divides prices and dividends by all later splits
 * and multiplies volumes; that is undone by the splits of the same answer. Its prices that are reduced by dividends are not used.
 */
export function readYahooChart(chart: YahooChart, timeframe: Timeframe): SentBars {
  const { meta, events } = chart;
  const dayAt = createZoneDays(meta.exchangeTimezoneName);
  const place = (tsMs: number): number => (timeframe === "1d" ? dayAt(tsMs) : tsMs);
  const splits = Object.values(events?.splits ?? {}).map(({ date, numerator, denominator }) => ({
    tsMs: place(date),
    ratio: numerator / denominator,
  }));
  const rows = readRows(chart, timeframe, place);
  return {
    columns: columnsFromBars(rows.bars.map((bar) => undoSplits(bar, splits))),
    tsCloseMs: Float64Array.from(rows.bars, ({ tsOpenMs }, index) =>
      timeframe === "1d"
        ? closeOfDay(tsOpenMs, rows.tsMs[index] ?? Number.NaN, chart, dayAt)
        : tsOpenMs + TIMEFRAME_MS[timeframe],
    ),
    origin: `Yahoo Finance, ${meta.symbol}, ${meta.currency ?? "unknown currency"}, ${meta.exchangeTimezoneName}`,
    caveats: [
      "prices of Yahoo Finance are for personal use, come without warranty, and do not include dividends",
      ...(splits.length === 0
        ? []
        : ["Yahoo divides prices by later splits; they were multiplied back by the splits that it sends"]),
      ...(rows.empty === 0 ? [] : ["Yahoo sent rows without prices, which were left out"]),
    ],
    actions: readActions(chart, splits, dayAt),
  };
}

interface Rows {
  readonly bars: readonly Bar[];
  /** The time of each bar as it was sent. */
  readonly tsMs: readonly number[];
  /** How many rows had no price. */
  readonly empty: number;
}

function readRows(chart: YahooChart, timeframe: Timeframe, place: (tsMs: number) => number): Rows {
  const [quote] = chart.indicators.quote;
  // By time: during a session the last row of days stands beside the row of the same day, and is the newer one.
  const found = new Map<number, { readonly bar: Bar; readonly tsMs: number }>();
  let empty = 0;
  for (const [index, atSeconds] of (chart.timestamp ?? []).entries()) {
    const tsMs = atSeconds * SECOND_MS;
    if (timeframe !== "1d" && isLastPrice(tsMs, chart)) continue;
    const [open, high, low, close] = [quote?.open, quote?.high, quote?.low, quote?.close].map(
      (values) => values?.[index] ?? undefined,
    );
    if (open === undefined || high === undefined || low === undefined || close === undefined) {
      empty += 1;
      continue;
    }
    const volume = quote?.volume[index] ?? 0;
    const tsOpenMs = epochMs(place(tsMs));
    found.set(tsOpenMs, { bar: { tsOpenMs, open, high, low, close, volume }, tsMs });
  }
  const rows = [...found.values()];
  return { bars: rows.map(({ bar }) => bar), tsMs: rows.map(({ tsMs }) => tsMs), empty };
}

/** Among bars shorter than a day the last row is the last price, at the time of that trade. */
const isLastPrice = (tsMs: number, { meta }: YahooChart): boolean =>
  tsMs === meta.regularMarketTime || tsMs % MINUTE_MS !== 0;

function undoSplits(bar: Bar, splits: readonly Split[]): Bar {
  const factor = laterFactor(bar.tsOpenMs, splits);
  if (factor === 1) return bar;
  return {
    ...bar,
    open: bar.open * factor,
    high: bar.high * factor,
    low: bar.low * factor,
    close: bar.close * factor,
    volume: bar.volume / factor,
  };
}

/** How many shares of today a share at that time has become. */
const laterFactor = (tsMs: number, splits: readonly Split[]): number =>
  splits.reduce((factor, split) => (split.tsMs > tsMs ? factor * split.ratio : factor), 1);

/** When a day that was sent with the time `tsMs` is over: with its regular session, and in any case before the next one begins. */
function closeOfDay(
  tsOpenMs: number,
  tsMs: number,
  { meta }: YahooChart,
  dayAt: (tsMs: number) => number,
): number {
  const session = meta.currentTradingPeriod?.regular;
  if (session === undefined) return tsMs + DAY_MS;
  const sessionDay = dayAt(session.start);
  if (tsOpenMs === sessionDay) return session.end;
  return tsOpenMs < sessionDay ? Math.min(tsMs + DAY_MS, session.start) : tsMs + DAY_MS;
}

function readActions(
  { events }: YahooChart,
  splits: readonly Split[],
  dayAt: (tsMs: number) => number,
): readonly SentAction[] {
  const paid = Object.values(events?.dividends ?? {}).map(({ amount, date }) => ({
    kind: "dividend" as const,
    tsMs: dayAt(date),
    value: amount * laterFactor(date, splits),
  }));
  const split = Object.values(events?.splits ?? {}).map(({ date, numerator, denominator }) => ({
    kind: "split" as const,
    tsMs: dayAt(date),
    value: numerator / denominator,
  }));
  return [...split, ...paid].toSorted((left, right) => left.tsMs - right.tsMs);
}

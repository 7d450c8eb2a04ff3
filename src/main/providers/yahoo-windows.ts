import { DAY_MS, type Timeframe } from "#shared/model/time.ts";
import type { YahooChart } from "./yahoo-bars.ts";

/** Days of one request: Yahoo refuses longer ones for bars shorter than a day. */
const WINDOW_DAYS: Readonly<Partial<Record<Timeframe, number>>> = {
  "1m": 7,
  "5m": 55,
  "15m": 55,
  "30m": 55,
  "1h": 700,
};

interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The span in pieces that may be asked for, in order; the last one reaches to its end. */
export function yahooWindows(timeframe: Timeframe, { fromMs, toMs }: Window): readonly Window[] {
  const lengthMs = (WINDOW_DAYS[timeframe] ?? Number.POSITIVE_INFINITY) * DAY_MS;
  const windows: Window[] = [];
  for (let startMs = fromMs; startMs < toMs; startMs += lengthMs) {
    windows.push({ fromMs: startMs, toMs: Math.min(toMs, startMs + lengthMs) });
  }
  return windows;
}

/** The answers for windows of one span as if it had been asked for at once; there must be one. */
export function joinCharts(first: YahooChart, ...others: readonly YahooChart[]): YahooChart {
  const charts = [first, ...others];
  const all = (name: keyof YahooChart["indicators"]["quote"][number]): readonly (number | null)[] =>
    charts.flatMap(({ timestamp, indicators }) => {
      const column = indicators.quote[0]?.[name] ?? [];
      // A row that lacks a figure at its end must not move the next answer's rows up.
      return (timestamp ?? []).map((_, index) => column[index] ?? null);
    });
  return {
    meta: (charts.at(-1) ?? first).meta,
    timestamp: charts.flatMap(({ timestamp }) => timestamp ?? []),
    events: {
      dividends: Object.assign({}, ...charts.map(({ events }) => events?.dividends ?? {})),
      splits: Object.assign({}, ...charts.map(({ events }) => events?.splits ?? {})),
    },
    indicators: {
      quote: [
        {
          open: [...all("open")],
          high: [...all("high")],
          low: [...all("low")],
          close: [...all("close")],
          volume: [...all("volume")],
        },
      ],
    },
  };
}

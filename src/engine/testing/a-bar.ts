import { makeBarSeries } from "#engine/calc/bars/make-bar-series.ts";
import type { Bar, BarSeries, Provenance } from "#shared/model/bar.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { epochMs, parseIsoDate, TIMEFRAME_MS } from "#shared/model/time.ts";
import { sha256 } from "./sha256.ts";

/** A flat bar at 100 unless told otherwise; high and low enclose what is given. */
export function aBar(overrides: Partial<Bar> = {}): Bar {
  const close = overrides.close ?? 100;
  const open = overrides.open ?? close;
  return {
    tsOpenMs: epochMs(Date.UTC(2020, 0, 1)),
    open,
    high: Math.max(open, close),
    low: Math.min(open, close),
    close,
    volume: 1_000,
    ...overrides,
  };
}

export interface BarSeriesParts {
  readonly closes: readonly number[];
  /** Default: the close before; the first bar opens at its own close. */
  readonly opens?: readonly number[];
  readonly highs?: readonly number[];
  readonly lows?: readonly number[];
  readonly volumes?: readonly number[];
  readonly symbol?: string;
  readonly timeframe?: Timeframe;
  /** First bar's day; the next bars follow one timeframe apart, weekends included. */
  readonly startDate?: string;
  readonly provenance?: Partial<Provenance>;
}

/** A series from its closes; everything else has a plain default. */
export function aBarSeries(parts: BarSeriesParts): BarSeries {
  const { closes, symbol = "TEST", timeframe = "1d", startDate = "2020-01-01" } = parts;
  const startMs = parseIsoDate(startDate);
  if (startMs === undefined) throw new Error(`startDate must be a day as YYYY-MM-DD, was ${startDate}`);
  const opens = parts.opens ?? closes.map((close, index) => closes[index - 1] ?? close);
  const column = (value: (index: number) => number): Float64Array =>
    Float64Array.from(closes, (_, index) => value(index));
  const columns = {
    tsOpenMs: column((index) => startMs + index * TIMEFRAME_MS[timeframe]),
    open: column((index) => opens[index]!),
    high: column((index) => parts.highs?.[index] ?? Math.max(opens[index]!, closes[index]!)),
    low: column((index) => parts.lows?.[index] ?? Math.min(opens[index]!, closes[index]!)),
    close: Float64Array.from(closes),
    volume: column((index) => parts.volumes?.[index] ?? 1_000),
  };
  const provenance = {
    provider: "test",
    isSynthetic: false,
    origin: "made by a test",
    caveats: [],
    ...parts.provenance,
  };
  return makeBarSeries({ symbol, timeframe, columns, provenance }, sha256);
}

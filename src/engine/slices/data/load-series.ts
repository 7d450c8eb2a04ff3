import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { partialBars } from "#engine/calc/bars/partial-bars.ts";
import { sliceRange, type BarRange } from "#engine/calc/bars/slice-range.ts";
import { resampleUp } from "#engine/calc/bars/resample-up.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import { userError } from "#shared/errors/app-error.ts";
import { closest } from "#shared/errors/did-you-mean.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import type { BarLibrary } from "./ports.ts";

export interface SeriesRequest {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly provider?: string | undefined;
}

/**
 * The series in the finest timeframe that can answer: the one asked for, or the longest shorter one to join bars from; where there is
 * none, bars joined from stored trades.
 */
export function loadSource(library: BarLibrary, request: SeriesRequest, range?: BarRange): BarSeries {
  const { provider } = request;
  // Symbols are upper-case, so that `spx` is never taken for a symbol of its own.
  const symbol = request.symbol.toUpperCase();
  for (const timeframe of sourcesOf(request.timeframe)) {
    const series = library.load(symbol, timeframe, provider, range);
    if (series !== undefined) return series;
  }
  const joined = library.ticks.bars(symbol, request.timeframe, provider);
  if (joined !== undefined) return range === undefined ? joined : sliceRange(joined, range);
  throw notFound(library, { ...request, symbol });
}

/** Has the series at hand that `loadSource` will answer, without holding up the thread for one that is long. */
export async function prepareSource(
  library: BarLibrary,
  { symbol: given, timeframe, provider }: SeriesRequest,
  cancellation: Cancellation,
  range?: BarRange,
): Promise<void> {
  const symbol = given.toUpperCase();
  const stored = library
    .list()
    .filter((info) => info.symbol === symbol && (provider === undefined || info.provider === provider));
  const source = sourcesOf(timeframe).find((candidate) =>
    stored.some((info) => info.timeframe === candidate),
  );
  if (source === undefined) await library.ticks.prepare(symbol, timeframe, provider, cancellation);
  else await library.prepare(symbol, source, provider, cancellation, range);
}

/** The timeframes whose bars can be joined to that one, longest first; weeks are none of a month's, since they straddle its ends. */
export function sourcesOf(timeframe: Timeframe): readonly Timeframe[] {
  const shorterOrEqual = TIMEFRAMES.slice(0, TIMEFRAMES.indexOf(timeframe) + 1).toReversed();
  return timeframe === "1mo" ? shorterOrEqual.filter((candidate) => candidate !== "1w") : shorterOrEqual;
}

/**
 * The series in the timeframe asked for, joined from shorter bars where need be, or those of its bars that open in the range; says
 * which bars at the ends are not whole.
 */
export function inTimeframe(
  series: BarSeries,
  timeframe: Timeframe,
  hash: Hasher,
  range?: BarRange,
): BarSeries {
  const cut = (bars: BarSeries): BarSeries => (range === undefined ? bars : sliceRange(bars, range));
  if (series.timeframe === timeframe) return cut(series);
  const joined = cut(resampleUp(series, timeframe, hash));
  const caveats = [...joined.provenance.caveats, ...partialBars(series, joined)];
  return { ...joined, provenance: { ...joined.provenance, caveats } };
}

function notFound(library: BarLibrary, { symbol, timeframe, provider }: SeriesRequest): AppError {
  const known = [
    ...library
      .list()
      .map((info) => ({ symbol: info.symbol, has: `${info.timeframe} from ${info.provider}` })),
    ...library.ticks.list().map((info) => ({ symbol: info.symbol, has: `trades from ${info.provider}` })),
  ];
  const ofSymbol = known.filter((info) => info.symbol === symbol);
  if (ofSymbol.length > 0) {
    const has = ofSymbol.map((info) => info.has).join(", ");
    return userError({
      code: "data.no-such-series",
      message: `${symbol} has no ${timeframe} bars${provider === undefined ? "" : ` from ${provider}`}, it has ${has}`,
      field: "timeframe",
      value: timeframe,
      remedy: "ask for a timeframe at least as long as the one at hand, or import shorter bars",
    });
  }
  const symbols = [...new Set(known.map((info) => info.symbol))];
  const nearest = closest(symbol, symbols);
  return userError({
    code: "data.unknown-symbol",
    message: `no bars for symbol ${symbol}${provider === undefined ? "" : ` from ${provider}`}`,
    field: "symbols",
    value: symbol,
    remedy:
      (nearest === undefined ? "" : `did you mean ${nearest}? `) +
      `available: ${symbols.join(", ") || "none"}; import a CSV, or name the provider synthetic`,
  });
}

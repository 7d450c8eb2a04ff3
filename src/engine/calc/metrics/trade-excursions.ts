import type { BarSeries } from "#shared/model/bar.ts";
import type { Trade } from "#shared/model/position.ts";
import type { TradeExcursion } from "#shared/model/result-analysis.ts";
import { firstAtOrAfter } from "../kernel/index-of-time.ts";
import { createRangeExtremes, type RangeExtremes } from "./range-extremes.ts";

interface SymbolRange {
  readonly series: BarSeries;
  readonly extremes: RangeExtremes;
}

/** Lowest and highest price that a trade lived through. */
type Span = readonly [lowest: number, highest: number];

const UNKNOWN: TradeExcursion = { adverse: Number.NaN, favourable: Number.NaN, efficiency: Number.NaN };

/**
 * Maximum adverse and favourable excursion of each trade (Sweeney 1996): of the prices from its entry to its exit, by the
 * path that docs/execution-model.md assumes inside a bar, the worse one where the bar does not say. Bars between count
 * whole. Of the entry's bar all counts, but after an entry at a better price than the open (a limit) the favourable side
 * only as far as the close, for its extreme may have come before. Of the exit's bar the open counts, and the adverse extreme
 * where the exit is better than the open (a target), because stops are met before targets. NaN where no bars of the symbol
 * are given.
 */
export function tradeExcursions(
  trades: readonly Trade[],
  bars: readonly BarSeries[],
): readonly TradeExcursion[] {
  const ranges = new Map(
    bars.map((series) => [series.symbol, { series, extremes: createRangeExtremes(series) }]),
  );
  return trades.map((trade) => excursionOf(trade, ranges.get(trade.symbol)));
}

function excursionOf(trade: Trade, range: SymbolRange | undefined): TradeExcursion {
  if (range === undefined) return UNKNOWN;
  const { entryPrice, exitPrice } = trade;
  const [lowest, highest] = spanOf(trade, range);
  const direction = trade.side === "long" ? 1 : -1;
  const [worst, best] = direction > 0 ? [lowest, highest] : [highest, lowest];
  return {
    // Adding zero turns -0 into 0.
    adverse: (direction * (worst - entryPrice)) / entryPrice + 0,
    favourable: (direction * (best - entryPrice)) / entryPrice + 0,
    efficiency: (direction * (exitPrice - entryPrice)) / (highest - lowest) + 0,
  };
}

function spanOf(trade: Trade, { series, extremes }: SymbolRange): Span {
  const entry = firstAtOrAfter(series.tsOpenMs, trade.tsEntryMs);
  const exit = firstAtOrAfter(series.tsOpenMs, trade.tsExitMs);
  const { lowest, highest } = extremes(entry + 1, exit);
  const prices = [
    trade.entryPrice,
    trade.exitPrice,
    ...(exit > entry ? [...afterEntry(trade, series, entry), series.open[exit], lowest, highest] : []),
    ...beforeExit(trade, series, { entry, exit }),
  ].filter((price) => price !== undefined && !Number.isNaN(price)) as readonly number[];
  return [Math.min(...prices), Math.max(...prices)];
}

/** Of a bar that the trade outlived. */
function afterEntry(
  { side, entryPrice }: Trade,
  { open, high, low, close }: BarSeries,
  at: number,
): readonly (number | undefined)[] {
  const isLong = side === "long";
  const first = open[at] ?? entryPrice;
  const isByLimit = isLong ? entryPrice < first : entryPrice > first;
  if (!isByLimit) return [low[at], high[at]];
  return [isLong ? low[at] : high[at], close[at]];
}

/** Of the bar of the exit, beside its open. */
function beforeExit(
  { side, entryPrice, exitPrice }: Trade,
  { open, high, low }: BarSeries,
  { entry, exit }: { readonly entry: number; readonly exit: number },
): readonly (number | undefined)[] {
  const isLong = side === "long";
  const first = open[exit] ?? exitPrice;
  const from = exit > entry ? first : isLong ? Math.max(first, entryPrice) : Math.min(first, entryPrice);
  const isByTarget = isLong ? exitPrice > from : exitPrice < from;
  return isByTarget ? [isLong ? low[exit] : high[exit]] : [];
}

import type { BarSeries } from "#shared/model/bar.ts";
import type { Trade } from "#shared/model/position.ts";
import type { TradeExcursion } from "#shared/model/result-analysis.ts";
import { firstAtOrAfter } from "../kernel/index-of-time.ts";
import { createRangeExtremes, type RangeExtremes } from "./range-extremes.ts";

interface SymbolRange {
  readonly tsOpenMs: Float64Array;
  readonly extremes: RangeExtremes;
}

const UNKNOWN: TradeExcursion = { adverse: Number.NaN, favourable: Number.NaN, efficiency: Number.NaN };

/**
 * Maximum adverse and favourable excursion of each trade (Sweeney 1996), from the bars after the run. The bar of the
 * entry counts whole; of the bar of the exit only the exit price counts, because what it did after that was no longer
 * the trade's. NaN where no bars of the symbol are given.
 */
export function tradeExcursions(
  trades: readonly Trade[],
  bars: readonly BarSeries[],
): readonly TradeExcursion[] {
  const ranges = new Map(
    bars.map((series) => [
      series.symbol,
      { tsOpenMs: series.tsOpenMs, extremes: createRangeExtremes(series) },
    ]),
  );
  return trades.map((trade) => excursionOf(trade, ranges.get(trade.symbol)));
}

function excursionOf(trade: Trade, range: SymbolRange | undefined): TradeExcursion {
  if (range === undefined) return UNKNOWN;
  const { entryPrice, exitPrice } = trade;
  const start = firstAtOrAfter(range.tsOpenMs, trade.tsEntryMs);
  const seen = range.extremes(start, firstAtOrAfter(range.tsOpenMs, trade.tsExitMs));
  const prices = [entryPrice, exitPrice, seen.lowest, seen.highest].filter((price) => !Number.isNaN(price));
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)];
  const direction = trade.side === "long" ? 1 : -1;
  const [worst, best] = direction > 0 ? [lowest, highest] : [highest, lowest];
  return {
    // Adding zero turns -0 into 0.
    adverse: (direction * (worst - entryPrice)) / entryPrice + 0,
    favourable: (direction * (best - entryPrice)) / entryPrice + 0,
    efficiency: (direction * (exitPrice - entryPrice)) / (highest - lowest) + 0,
  };
}

import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { hasBarsInRange } from "../report/bars-in-range.ts";

/** False where the bars that were traded are not at hand: then nothing can be said beyond the headline. */
export function canAnalyse({ symbols, range }: BacktestResult, bars: readonly BarSeries[]): boolean {
  const isTraded = (symbol: string): boolean =>
    bars.some((series) => series.symbol === symbol && hasBarsInRange(series, range));
  return symbols.length > 0 && symbols.every(isTraded);
}

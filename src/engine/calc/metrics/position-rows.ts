import type { PositionRow } from "#shared/model/analysis-tables.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { liquidityOf } from "./liquidity-of.ts";
import { walkHoldings } from "./walk-holdings.ts";

/** What one symbol adds up to on the way through the curve. */
interface Tally {
  maximumLong: number;
  maximumShort: number;
  sum: number;
  points: number;
}

/**
 * What was held of each symbol, the largest position first (pyfolio `get_top_long_short_abs`), and how easily the market
 * would have taken it (pyfolio `capacity`).
 */
export function positionRows(result: BacktestResult, bars: readonly BarSeries[]): readonly PositionRow[] {
  const tallies = bars.map((): Tally => ({ maximumLong: 0, maximumShort: 0, sum: 0, points: 0 }));
  walkHoldings(result, bars, (_, symbol, share) => {
    const tally = tallies[symbol];
    if (tally === undefined) return;
    tally.maximumLong = Math.max(tally.maximumLong, share);
    tally.maximumShort = Math.min(tally.maximumShort, share);
    tally.sum += share;
    tally.points += 1;
  });
  const closes = result.equity.tsOpenMs.length;
  return bars
    .flatMap((series, index) => {
      const tally = tallies[index];
      return tally === undefined || tally.points === 0 ? [] : [toRow(series, tally, closes, result)];
    })
    .toSorted((left, right) => sizeOf(right) - sizeOf(left));
}

function toRow(series: BarSeries, tally: Tally, closes: number, { fills }: BacktestResult): PositionRow {
  return {
    symbol: series.symbol,
    maximumLong: tally.maximumLong,
    maximumShort: tally.maximumShort,
    averageExposure: tally.sum / closes,
    heldShare: tally.points / closes,
    ...liquidityOf(fills, series),
  };
}

function sizeOf({ maximumLong, maximumShort }: PositionRow): number {
  return Math.max(maximumLong, -maximumShort);
}

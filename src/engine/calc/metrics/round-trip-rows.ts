import type { RoundTripRow } from "#shared/model/analysis-tables.ts";
import type { Trade } from "#shared/model/position.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { averageOf } from "./average-of.ts";
import { profitFactor } from "./profit-factor.ts";
import { profitProbability } from "./profit-probability.ts";
import { quantile } from "./quantile.ts";
import { sumOf } from "./sum-of.ts";
import { winRate } from "./win-rate.ts";

/**
 * What closed trades made by side and by symbol (pyfolio `gen_round_trip_stats` and its profit attribution): all of them,
 * each side that was traded, then each symbol, the worst first. Empty without a trade.
 */
export function roundTripRows(trades: readonly Trade[]): readonly RoundTripRow[] {
  if (trades.length === 0) return [];
  const total = sumOf(trades.map(({ profit }) => profit));
  const sides = Map.groupBy(trades, ({ side }) => side);
  const symbols = [...Map.groupBy(trades, ({ symbol }) => symbol)].map(([symbol, own]) =>
    toRow("symbol", symbol, own, total),
  );
  return [
    toRow("all", "all", trades, total),
    ...(["long", "short"] as const).flatMap((side) => {
      const own = sides.get(side);
      return own === undefined ? [] : [toRow("side", side, own, total)];
    }),
    ...symbols.toSorted((left, right) => left.profit - right.profit),
  ];
}

function toRow(of: RoundTripRow["of"], name: string, trades: readonly Trade[], total: number): RoundTripRow {
  const profits = trades.map(({ profit }) => profit);
  const wins = profits.filter((profit) => profit > 0).length;
  const probability = profitProbability(wins, profits.filter((profit) => profit < 0).length);
  const returns = Float64Array.from(trades, ({ returnFraction }) => returnFraction);
  const profit = sumOf(profits);
  return {
    of,
    name,
    trades: trades.length,
    winRate: winRate(profits),
    profitProbabilityLower: probability.lower,
    profitProbabilityUpper: probability.upper,
    profit,
    profitShare: total > 0 ? profit / total : Number.NaN,
    profitFactor: profitFactor(profits),
    averageReturn: averageOf([...returns]),
    medianReturn: quantile(returns.toSorted(), 0.5),
    averageDays: averageOf(trades.map(({ tsEntryMs, tsExitMs }) => (tsExitMs - tsEntryMs) / DAY_MS)),
  };
}

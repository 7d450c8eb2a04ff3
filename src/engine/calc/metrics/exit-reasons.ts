import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { Trade } from "#shared/model/position.ts";
import type { ExitReasonFigures, OpenTradeFigures } from "#shared/model/result-analysis.ts";
import { averageOf } from "./average-of.ts";
import { sumOf } from "./sum-of.ts";
import { winRate } from "./win-rate.ts";

/** What each kind of exit made, the most frequent first (freqtrade's exit reason table). */
export function exitReasons(trades: readonly Trade[]): readonly ExitReasonFigures[] {
  return [...Map.groupBy(trades, ({ exitReason }) => exitReason)]
    .map(([reason, ended]) => ({
      reason,
      trades: ended.length,
      winRate: winRate(ended.map(({ profit }) => profit)),
      profit: sumOf(ended.map(({ profit }) => profit)),
      averageReturn: averageOf(ended.map(({ returnFraction }) => returnFraction)),
      averageBarsHeld: averageOf(ended.map(({ barsHeld }) => barsHeld)),
    }))
    .toSorted((left, right) => right.trades - left.trades);
}

/** Positions that are open at the end (freqtrade's left-open trades), before fees. */
export function leftOpen({ openPositions, fills }: BacktestResult): readonly OpenTradeFigures[] {
  return openPositions.map(({ symbol, quantity, averagePrice, lastPrice }) => ({
    symbol,
    side: quantity < 0 ? "short" : "long",
    tsSinceMs: takenAt(fills.filter((fill) => fill.symbol === symbol)),
    profit: quantity * (lastPrice - averagePrice),
    returnFraction: Math.sign(quantity) * (lastPrice / averagePrice - 1),
  }));
}

/** Time of the fill that last turned the position from flat, or to its other side. */
function takenAt(fills: BacktestResult["fills"]): OpenTradeFigures["tsSinceMs"] {
  let quantity = 0;
  let since: OpenTradeFigures["tsSinceMs"];
  for (const fill of fills) {
    const sum = quantity + (fill.side === "buy" ? fill.quantity : -fill.quantity);
    // What rounding leaves of a position that was closed is no position.
    const next = Math.abs(sum) < 1e-9 * fill.quantity ? 0 : sum;
    if (Math.sign(next) !== Math.sign(quantity)) since = fill.tsMs;
    quantity = next;
  }
  return since;
}

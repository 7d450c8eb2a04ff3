import type { LifetimeRow } from "#shared/model/analysis-tables.ts";
import type { Trade } from "#shared/model/position.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { sumOf } from "./sum-of.ts";
import { winRate } from "./win-rate.ts";

/** Calendar days at which a row starts. */
const STARTS_DAYS = [0, 1, 2, 5, 10, 20, 50, 100, 200] as const;

/** How long closed trades lasted and what those of each length made (pyfolio `plot_round_trip_lifetimes`, counted). */
export function lifetimeRows(trades: readonly Trade[]): readonly LifetimeRow[] {
  const rows = STARTS_DAYS.map((fromDays, index) => {
    const toDays = STARTS_DAYS[index + 1] ?? Number.POSITIVE_INFINITY;
    const profits = trades
      .filter((trade) => daysOf(trade) >= fromDays && daysOf(trade) < toDays)
      .map(({ profit }) => profit);
    return { fromDays, toDays, trades: profits.length, winRate: winRate(profits), profit: sumOf(profits) };
  });
  return rows.filter((row) => row.trades > 0);
}

function daysOf({ tsEntryMs, tsExitMs }: Trade): number {
  return (tsExitMs - tsEntryMs) / DAY_MS;
}

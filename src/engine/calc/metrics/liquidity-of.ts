import type { PositionRow } from "#shared/model/analysis-tables.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";
import { firstAtOrAfter } from "../kernel/index-of-time.ts";
import { columnMaximum, columnMean } from "./column-figures.ts";

/** Of a bar's volume that one may hope to be without moving the price much, as pyfolio's `max_bar_consumption` is named. */
const TAKEN_OF_VOLUME = 0.1;
const BARS_BEFORE = 5;

/**
 * How large the fills and positions of a symbol were beside its volume, looked at after each fill (pyfolio
 * `get_low_liquidity_transactions` and `get_max_days_to_liquidate_by_ticker`, there at each day and of a fifth).
 */
export function liquidityOf(
  fills: readonly Fill[],
  { symbol, tsOpenMs, volume }: BarSeries,
): Pick<PositionRow, "largestFillOfVolume" | "barsToLeave"> {
  const shares: number[] = [];
  const waits: number[] = [];
  let held = 0;
  for (const { symbol: of, side, quantity, tsMs } of fills) {
    if (of !== symbol) continue;
    held += side === "buy" ? quantity : -quantity;
    const bar = firstAtOrAfter(tsOpenMs, tsMs);
    const before = columnMean(volume.subarray(Math.max(0, bar - BARS_BEFORE), bar));
    if ((volume[bar] ?? 0) > 0) shares.push(quantity / (volume[bar] ?? Number.NaN));
    if (before > 0) waits.push(Math.abs(held) / (TAKEN_OF_VOLUME * before));
  }
  return {
    largestFillOfVolume: columnMaximum(Float64Array.from(shares)),
    barsToLeave: columnMaximum(Float64Array.from(waits)),
  };
}

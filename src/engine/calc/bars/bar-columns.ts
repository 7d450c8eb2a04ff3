import type { Bar, BarSeries } from "#shared/model/bar.ts";

/** The prices of a series before it has a name, an origin or a hash. */
export type BarColumns = Pick<BarSeries, "tsOpenMs" | "open" | "high" | "low" | "close" | "volume">;

export const PRICE_FIELDS = ["open", "high", "low", "close"] as const;

export function columnsFromBars(bars: readonly Bar[]): BarColumns {
  return {
    tsOpenMs: Float64Array.from(bars, (bar) => bar.tsOpenMs),
    open: Float64Array.from(bars, (bar) => bar.open),
    high: Float64Array.from(bars, (bar) => bar.high),
    low: Float64Array.from(bars, (bar) => bar.low),
    close: Float64Array.from(bars, (bar) => bar.close),
    volume: Float64Array.from(bars, (bar) => bar.volume),
  };
}

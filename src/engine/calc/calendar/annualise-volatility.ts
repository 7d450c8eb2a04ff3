import type { BarSeries } from "#shared/model/bar.ts";
import { barsPerYear } from "./bars-per-year.ts";

/** Volatility a bar, of each bar, as volatility a year. */
export function annualiseVolatility(
  volatility: Float64Array,
  series: Pick<BarSeries, "timeframe" | "tsOpenMs">,
): Float64Array {
  const barsPerYearAt = barsPerYear(series);
  return volatility.map((perBar, index) => perBar * Math.sqrt(barsPerYearAt(index)));
}

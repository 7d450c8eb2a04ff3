import { meanAndDeviation, type Moments } from "./mean-and-deviation.ts";

/**
 * Sharpe ratio at risk-free 0: mean over sample standard deviation of the returns, times the square root of the
 * periods in a year (Sharpe 1994). NaN when the returns do not vary.
 */
export function sharpe(
  returns: Float64Array,
  periodsPerYear: number,
  { mean, deviation }: Moments = meanAndDeviation(returns),
): number {
  return deviation > 0 ? (mean / deviation) * Math.sqrt(periodsPerYear) : Number.NaN;
}

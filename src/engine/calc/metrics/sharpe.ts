import { meanAndDeviation } from "./mean-and-deviation.ts";

/**
 * Sharpe ratio at risk-free 0: mean over sample standard deviation of the returns, times the square root of the
 * periods in a year (Sharpe 1994). NaN when the returns do not vary.
 */
export function sharpe(returns: Float64Array, periodsPerYear: number): number {
  const { mean, deviation } = meanAndDeviation(returns);
  return deviation > 0 ? (mean / deviation) * Math.sqrt(periodsPerYear) : Number.NaN;
}

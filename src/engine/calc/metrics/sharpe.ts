import { meanAndDeviation, type Moments } from "./mean-and-deviation.ts";

/** Sharpe ratio of returns, as of their moments. */
export function sharpe(returns: Float64Array, periodsPerYear: number): number {
  return sharpeOfMoments(meanAndDeviation(returns), periodsPerYear);
}

/**
 * Sharpe ratio at risk-free 0: mean over sample standard deviation of the returns, times the square root of the
 * periods in a year (Sharpe 1994). NaN when the returns do not vary.
 */
export function sharpeOfMoments({ mean, deviation }: Moments, periodsPerYear: number): number {
  return deviation > 0 ? (mean / deviation) * Math.sqrt(periodsPerYear) : Number.NaN;
}

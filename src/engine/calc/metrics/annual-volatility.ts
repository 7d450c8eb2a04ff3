import { meanAndDeviation } from "./mean-and-deviation.ts";

/** Sample standard deviation of the returns times the square root of the periods in a year. */
export function annualVolatility(returns: Float64Array, periodsPerYear: number): number {
  return meanAndDeviation(returns).deviation * Math.sqrt(periodsPerYear);
}

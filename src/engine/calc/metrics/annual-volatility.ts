import { meanAndDeviation, type Moments } from "./mean-and-deviation.ts";

/** Sample standard deviation of the returns times the square root of the periods in a year. */
export function annualVolatility(
  returns: Float64Array,
  periodsPerYear: number,
  { deviation }: Moments = meanAndDeviation(returns),
): number {
  return deviation * Math.sqrt(periodsPerYear);
}

import { columnMean } from "./column-figures.ts";
import { meanAndDeviation } from "./mean-and-deviation.ts";
import { NORMAL_FIFTH_PERCENTILE } from "./normal-distribution.ts";

/** 5th percentile of a normal distribution with the mean and sample deviation of the values (QuantStats `value_at_risk`). */
export function valueAtRisk(values: Float64Array): number {
  const { mean, deviation } = meanAndDeviation(values);
  return mean + NORMAL_FIFTH_PERCENTILE * deviation;
}

/** Mean of the values below the value at risk, or that itself when there is none (QuantStats `cvar`). */
export function conditionalValueAtRisk(values: Float64Array): number {
  const limit = valueAtRisk(values);
  const beyond = values.filter((value) => value < limit);
  return beyond.length === 0 ? limit : columnMean(beyond);
}

/** Root of the sum of the squared drawdowns over n - 1 (Martin and McCann 1989 divide by n; QuantStats as here). */
export function ulcerIndex(drawdown: Float64Array): number {
  const squares = drawdown.reduce((sum, value) => sum + value * value, 0);
  return drawdown.length < 2 ? Number.NaN : Math.sqrt(squares / (drawdown.length - 1));
}

import { columnMean } from "#engine/calc/metrics/column-figures.ts";
import { meanAndDeviation } from "#engine/calc/metrics/mean-and-deviation.ts";
import { quantile } from "#engine/calc/metrics/quantile.ts";
import { standardizedMoments } from "#engine/calc/metrics/standardized-moments.ts";
import { normalQuantile } from "#engine/calc/metrics/normal-distribution.ts";
import type { TailLosses } from "#shared/model/portfolio-analysis.ts";

/** Each figure as shared/model/portfolio-analysis.ts defines it. */
export function tailLosses(returns: Float64Array, confidence: number): TailLosses {
  const limit = quantile(returns.toSorted(), 1 - confidence);
  return {
    confidence,
    valueAtRisk: -limit,
    conditionalValueAtRisk: -columnMean(returns.filter((value) => value <= limit)),
    cornishFisherValueAtRisk: -cornishFisherQuantile(returns, 1 - confidence),
  };
}

function cornishFisherQuantile(returns: Float64Array, share: number): number {
  const { mean, deviation } = meanAndDeviation(returns);
  const { skew, excessKurtosis } = standardizedMoments(returns);
  const z = normalQuantile(share);
  const corrected =
    z +
    ((z ** 2 - 1) * skew) / 6 +
    ((z ** 3 - 3 * z) * excessKurtosis) / 24 -
    ((2 * z ** 3 - 5 * z) * skew ** 2) / 36;
  return mean + corrected * deviation;
}

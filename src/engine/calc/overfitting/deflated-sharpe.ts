import type { Moments } from "./moments-of.ts";
import { normalCumulative, normalQuantile } from "../metrics/normal-distribution.ts";

const EULER_MASCHERONI = 0.577_215_664_901_532_9;

/** What the best of several trials is measured against. All Sharpe ratios are a bar's, not annualised. */
export interface DeflatedSharpe {
  /** Highest Sharpe ratio that so many trials without any skill are expected to show. */
  readonly expectedMaximum: number;
  /** Probability that the true Sharpe ratio is above `expectedMaximum`, 0 to 1; NaN when it cannot be told. */
  readonly probability: number;
}

/**
 * Deflated Sharpe ratio (Bailey and Lopez de Prado 2014, equations 1 and 2): the probabilistic Sharpe ratio against the
 * expected maximum of `trials` independent trials whose Sharpe ratios vary by `varianceOfSharpes`. Trials that resemble
 * one another count in full, so the figure errs towards doubt.
 */
export function deflatedSharpe(best: Moments, trials: number, varianceOfSharpes: number): DeflatedSharpe {
  const expectedMaximum = Math.sqrt(varianceOfSharpes) * expectedMaximumOf(trials);
  return { expectedMaximum, probability: probabilisticSharpe(best, expectedMaximum) };
}

/** Expected highest of `count` standard normal numbers, by the approximation of the same paper; 0 for one. */
function expectedMaximumOf(count: number): number {
  if (count <= 1) return 0;
  const [first, second] = [normalQuantile(1 - 1 / count), normalQuantile(1 - 1 / (count * Math.E))];
  return (1 - EULER_MASCHERONI) * first + EULER_MASCHERONI * second;
}

/** Probability that the true Sharpe ratio is above `threshold`, given length, skewness and kurtosis of the returns. */
function probabilisticSharpe({ count, sharpe, skewness, kurtosis }: Moments, threshold: number): number {
  const spread = 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
  if (count < 2 || !(spread > 0)) return Number.NaN;
  return normalCumulative(((sharpe - threshold) * Math.sqrt(count - 1)) / Math.sqrt(spread));
}

import { correlationOf } from "./covariance.ts";

/**
 * By how much neighbouring returns that resemble each other understate the risk of many:
 * sqrt(1 + 2 sum over k of (n - k) / n |c|^k), c being the correlation of each return with the next (QuantStats
 * `autocorr_penalty`, after Lo 2002). NaN where nothing varies.
 */
export function autocorrelationPenalty(returns: Float64Array): number {
  const count = returns.length;
  const neighbours = Math.abs(correlationOf(returns.subarray(0, -1), returns.subarray(1)));
  let sum = 0;
  let power = neighbours;
  // Written so that NaN ends the loop too; what is below 1e-18 changes nothing.
  for (let lag = 1; lag < count && power > 1e-18; lag += 1) {
    sum += ((count - lag) / count) * power;
    power *= neighbours;
  }
  return Number.isNaN(neighbours) ? Number.NaN : Math.sqrt(1 + 2 * sum);
}

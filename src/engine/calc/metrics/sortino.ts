import { meanOf } from "./mean-and-deviation.ts";

/**
 * Sortino ratio with target 0: mean return over downside deviation, annualised. The deviation is the root of the sum
 * of the squared losses over all periods, not only the losing ones (Sortino and Price 1994; QuantStats `sortino`).
 * Infinity when something was gained and nothing lost, NaN when nothing moved.
 */
export function sortino(returns: Float64Array, periodsPerYear: number): number {
  let squares = 0;
  for (let index = 0; index < returns.length; index += 1) {
    const loss = Math.min(0, returns[index] ?? 0);
    squares += loss * loss;
  }
  return (meanOf(returns) / Math.sqrt(squares / returns.length)) * Math.sqrt(periodsPerYear);
}

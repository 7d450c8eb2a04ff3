import { isGain, isLoss } from "./column-figures.ts";
import { sumOf } from "./sum-of.ts";

/** Sum of the profits over the sum of the losses of closed trades; Infinity without a loss, NaN without a trade. */
export function profitFactor(profits: readonly number[]): number {
  const gained = sumOf(profits.filter(isGain));
  const lost = sumOf(profits.filter(isLoss));
  return gained / Math.abs(lost);
}

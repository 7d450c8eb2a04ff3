import { sumOf } from "./sum-of.ts";

/** Sum of the profits over the sum of the losses of closed trades; Infinity without a loss, NaN without a trade. */
export function profitFactor(profits: readonly number[]): number {
  const gained = sumOf(profits.filter((profit) => profit > 0));
  const lost = sumOf(profits.filter((profit) => profit < 0));
  return gained / Math.abs(lost);
}

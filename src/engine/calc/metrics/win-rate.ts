import { isGain } from "./column-figures.ts";

/** Share of closed trades with a profit after fees; NaN without a trade. */
export function winRate(profits: readonly number[]): number {
  return profits.filter(isGain).length / profits.length;
}

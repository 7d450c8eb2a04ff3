import type { VenueCosts } from "./kernel-types.ts";

/** What a market order costs a side as a fraction of its value; fees by the unit and least fees are not in it. */
export function costFractionOf({ feeBps, slippageBps, halfSpreadBps = 0 }: VenueCosts): number {
  return (feeBps + slippageBps + halfSpreadBps) / 10_000;
}

import { roundUnits } from "../accounting/round-units.ts";
import type { VenueCosts } from "./kernel-types.ts";
import type { RestingOrder } from "./resting-order.ts";

/** Fee of a part of an order; the minimum counts once for the whole order. */
export function feeOf(
  order: Pick<RestingOrder, "feesPaid" | "feesEarned">,
  quantity: number,
  price: number,
  costs: VenueCosts,
): number {
  const earned = feeWithoutMinimum(quantity, price, costs);
  const { minimumFee = 0 } = costs;
  if (minimumFee === 0) return earned;
  return roundUnits(Math.max(minimumFee, order.feesEarned + earned) - order.feesPaid);
}

export function feeWithoutMinimum(
  quantity: number,
  price: number,
  { feeBps, feePerShare = 0 }: VenueCosts,
): number {
  const perShare = feePerShare === 0 ? 0 : quantity * feePerShare;
  return roundUnits((quantity * price * feeBps) / 10_000 + perShare);
}

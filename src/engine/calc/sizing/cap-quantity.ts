import type { SizedOrder, SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { OrderToSize } from "./order-to-size.ts";

/**
 * Cuts a wanted quantity to the caps and down to whole lots, and names the limit that bound.
 * A fixed quantity is what a person asked for: it is not cut, the risk check refuses it when it is too much.
 */
export function capQuantity(
  policy: SizingPolicy,
  order: OrderToSize,
  wanted: number,
): Pick<SizedOrder, "quantity" | "bindingLimit"> {
  const cap = policy.method === "fixed_quantity" ? UNCAPPED : tightestCap(policy, order);
  const isCut = wanted > cap.quantity;
  const quantity = floorToLot(isCut ? cap.quantity : wanted, policy.lotSize);
  if (!(quantity > 0))
    return { quantity: 0, bindingLimit: isCut && cap.quantity <= 0 ? cap.name : "lot_size" };
  if (quantity * order.price < policy.minimumNotional)
    return { quantity: 0, bindingLimit: "minimum_notional" };
  return { quantity, bindingLimit: isCut ? cap.name : undefined };
}

interface Cap {
  readonly name: string | undefined;
  readonly quantity: number;
}

const UNCAPPED: Cap = { name: undefined, quantity: Number.POSITIVE_INFINITY };

function tightestCap(policy: SizingPolicy, order: OrderToSize): Cap {
  const room = Math.max(0, policy.maximumGrossFraction - order.grossExposureFraction);
  const isGross = room < policy.maximumPositionFraction;
  const fraction = isGross ? room : policy.maximumPositionFraction;
  return {
    name: isGross ? "maximum_gross_fraction" : "maximum_position_fraction",
    quantity: (fraction * order.equity) / order.price,
  };
}

/** Rounds down to whole lots; a hair below a whole lot, as floating point leaves it, is that lot. */
function floorToLot(quantity: number, lotSize: number): number {
  const lots = Math.floor(quantity / lotSize + 1e-9);
  return Math.round(lots * lotSize * 1e8) / 1e8;
}

import type { SizedOrder, SizingPolicy } from "#shared/model/sizing-policy.ts";
import { capQuantity } from "./cap-quantity.ts";
import { factorsOf, type Factor } from "./factors-of.ts";
import type { OrderToSize } from "./order-to-size.ts";

/**
 * Sizes an order: equity times the product of the factors over the price, then the caps.
 * Zero means zero: nothing lifts it again, and `bindingLimit` says why. Caps cut, they never throw.
 */
export function sizeOrder(policy: SizingPolicy, order: OrderToSize): SizedOrder {
  if (!(order.equity > 0)) return zeroSize("no_equity");
  if (policy.confidence < policy.minimumConfidence) {
    return zeroSize("minimum_confidence", [{ name: "confidence", value: 0 }]);
  }
  const found = factorsOf(policy, order);
  if (found.bindingLimit !== undefined) return zeroSize(found.bindingLimit, found.factors);
  const { quantity, bindingLimit } = quantityOf(policy, order, found.factors);
  return { quantity, factors: found.factors, bindingLimit };
}

/** The capped quantity that these factors alone lead to, or all of them but `without`. */
export function quantityOf(
  policy: SizingPolicy,
  order: OrderToSize,
  factors: readonly Factor[],
  without?: Factor,
): Pick<SizedOrder, "quantity" | "bindingLimit"> {
  if (policy.method === "fixed_quantity") return capQuantity(policy, order, policy.quantity);
  let fraction = 1;
  for (const factor of factors) if (factor !== without) fraction *= factor.value;
  return capQuantity(policy, order, (fraction * order.equity) / order.price);
}

function zeroSize(bindingLimit: string, factors: readonly Factor[] = []): SizedOrder {
  return { quantity: 0, factors, bindingLimit };
}

import { orderId, type OrderId } from "#shared/model/ids.ts";

/** Reason of the orders by which the venue closes what an account cannot carry. */
export const MARGIN_CALL = "margin call";

const MARGIN_CALL_ID = "margin-call-";

/** One for a symbol and bar, so that a bar that is matched again makes the same. */
export function marginCallId(symbol: string, tsBarMs: number): OrderId {
  return orderId(`${MARGIN_CALL_ID}${symbol}-${tsBarMs}`);
}

export function isMarginCall(id: OrderId): boolean {
  return id.startsWith(MARGIN_CALL_ID);
}

/**
 * True when at `worst` the account's own money is less than the maintenance fraction of all that it holds. The other
 * symbols stand at their last prices.
 */
export function breachedAt(
  quantity: number,
  worst: number,
  { equity, othersGross }: { readonly equity: number; readonly othersGross: number },
  maintenance: number,
): boolean {
  return equity < maintenance * (othersGross + Math.abs(quantity) * worst);
}

import type { OrderState } from "#shared/model/order.ts";

/** A fill in part does not undo what was asked or ended; these are what they were after it. */
const KEPT: ReadonlySet<OrderState> = new Set([
  "pending_cancel",
  "pending_replace",
  "cancelled",
  "expired",
  "rejected",
]);

/**
 * The state of an order that a fill was booked for; `isWhole` when all that was asked is filled. Reports may come in any
 * order, so an order that filled entirely is filled, also when its end was told before its last fill.
 */
export function stateAfterFill(state: OrderState, isWhole: boolean): OrderState {
  if (isWhole) return "filled";
  return KEPT.has(state) ? state : "partial";
}

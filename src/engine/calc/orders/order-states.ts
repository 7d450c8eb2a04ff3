import { AppError } from "#shared/errors/app-error.ts";
import type { OrderState } from "#shared/model/order.ts";

/** Who says that an order moved: this machine or the venue's reports, or a comparison with the venue's books. */
export type MoveSource = "report" | "reconciliation";

/**
 * Where an order may go from each state. A fill that overtakes its acknowledgement is two moves, by way of `accepted`;
 * `unknown` is left by reconciliation only.
 */
const MOVES: Readonly<Record<OrderState, readonly OrderState[]>> = {
  intent: ["submitting", "denied"],
  denied: [],
  submitting: ["accepted", "rejected", "unknown"],
  accepted: ["partial", "filled", "pending_cancel", "pending_replace", "cancelled", "expired", "unknown"],
  partial: ["partial", "filled", "pending_cancel", "pending_replace", "cancelled", "expired", "unknown"],
  pending_cancel: ["accepted", "partial", "filled", "cancelled", "expired", "unknown"],
  pending_replace: ["accepted", "partial", "filled", "cancelled", "expired", "unknown"],
  filled: [],
  cancelled: [],
  rejected: [],
  expired: [],
  unknown: [],
};

/** What a venue's books can say of an order that was lost from sight. */
const RECONCILED: ReadonlySet<OrderState> = new Set([
  "accepted",
  "partial",
  "filled",
  "pending_cancel",
  "pending_replace",
  "cancelled",
  "rejected",
  "expired",
]);

export function canMoveOrder(from: OrderState, to: OrderState, source: MoveSource): boolean {
  if (from === "unknown") return source === "reconciliation" && RECONCILED.has(to);
  return MOVES[from].includes(to);
}

/** Returns `to`; a move that cannot happen is the bug `orders.illegal-move`. */
export function moveOrder(from: OrderState, to: OrderState, source: MoveSource): OrderState {
  if (canMoveOrder(from, to, source)) return to;
  throw new AppError({
    kind: "bug",
    code: "orders.illegal-move",
    message: `order must not go from ${from} to ${to} by ${source}`,
    value: to,
  });
}

/** Tells whether nothing more can happen to an order in that state. */
export function isOrderEnded(state: OrderState): boolean {
  return state !== "unknown" && MOVES[state].length === 0;
}

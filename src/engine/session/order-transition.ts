import type { OrderState } from "#shared/model/order.ts";

/** What can happen to an order at a venue, as events tell it. */
export type OrderHappening =
  | "denied"
  | "accepted"
  | "rejected"
  | "filled"
  | "cancelled"
  | "expired"
  | "lost"
  | "cancel_requested"
  | "cancel_refused";

const WORKING: readonly OrderState[] = [
  "accepted",
  "partial",
  "pending_cancel",
  "pending_replace",
  "unknown",
];

/** States in which each may happen. A fill can overtake the venue's acceptance, never the end of the order. */
const ALLOWED: Readonly<Record<OrderHappening, readonly OrderState[]>> = {
  denied: ["intent", "submitting"],
  accepted: ["submitting", "unknown", "partial", "filled"],
  rejected: ["submitting", "unknown"],
  filled: ["submitting", ...WORKING],
  cancelled: WORKING,
  expired: WORKING,
  lost: ["submitting", "accepted", "partial", "pending_cancel", "pending_replace"],
  cancel_requested: ["accepted", "partial"],
  cancel_refused: ["pending_cancel", "unknown"],
};

export function isAllowed(happening: OrderHappening, state: OrderState): boolean {
  return ALLOWED[happening].includes(state);
}

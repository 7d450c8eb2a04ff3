import type { OrderId } from "./ids.ts";
import type { EpochMs } from "./time.ts";

export type Side = "buy" | "sell";

/** What a strategy or a person asks for; prices in the instrument's currency, quantity in units. */
export interface OrderRequest {
  readonly id: OrderId;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: number;
  readonly type: OrderType;
  readonly reason: string;
  /** Open time of the bar at whose close it was decided; the venue may fill at a later bar only. */
  readonly tsDecidedMs: EpochMs;
}

export type OrderType =
  | { readonly kind: "market" }
  | { readonly kind: "limit"; readonly limit: number }
  | { readonly kind: "stop"; readonly stop: number };

/** States of reliability.md section 2, in lower case. */
export const ORDER_STATES = [
  "intent",
  "denied",
  "submitting",
  "accepted",
  "partial",
  "filled",
  "pending_cancel",
  "pending_replace",
  "cancelled",
  "rejected",
  "expired",
  "unknown",
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export interface Order extends OrderRequest {
  readonly state: OrderState;
  readonly filledQuantity: number;
}

export interface Fill {
  readonly orderId: OrderId;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: number;
  /** Price paid or received, slippage included. */
  readonly price: number;
  readonly fee: number;
  /** Open time of the bar it filled in. */
  readonly tsMs: EpochMs;
  readonly reason: string;
  /** The name that an outside venue gave this fill, its own within the account; a simulated venue gives none. */
  readonly executionId?: string;
}

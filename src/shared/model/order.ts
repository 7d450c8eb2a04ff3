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
  /** Good till cancelled when left out. */
  readonly timeInForce?: TimeInForce;
  /** One cancels other: what one order of a group fills, the others of its symbol lose; all are of one quantity. */
  readonly group?: string;
  /** Orders that the venue places for what this one opens, and only for that; one of them takes the others along. */
  readonly exits?: OrderExits;
  /** Of an exit that the venue placed: the order whose fill it leaves. */
  readonly parentId?: OrderId;
}

export type OrderType =
  | { readonly kind: "market" }
  | { readonly kind: "limit"; readonly limit: number }
  | { readonly kind: "stop"; readonly stop: number }
  /** A limit from the moment that the stop is touched. */
  | { readonly kind: "stop_limit"; readonly stop: number; readonly limit: number }
  /** A stop that follows the best price since the order is live; it never goes back. */
  | { readonly kind: "trailing_stop"; readonly trail: Trail };

/** How far a stop stays behind the best price: in currency, or as a fraction of that price. */
export type Trail =
  | { readonly kind: "amount"; readonly amount: number }
  | { readonly kind: "fraction"; readonly fraction: number };

/** How long an order stays: until it is cancelled, for the day, up to a time, or for one bar (in parts, or whole). */
export type TimeInForce =
  | { readonly kind: "gtc" }
  | { readonly kind: "day" }
  | { readonly kind: "gtd"; readonly tsUntilMs: EpochMs }
  | { readonly kind: "ioc" }
  | { readonly kind: "fok" };

/** The protective half of a bracket; at least one price is given. */
export interface OrderExits {
  readonly stop?: number;
  readonly target?: number;
  readonly trail?: Trail;
}

/** What an open order has learned from the bars since it was sent. */
export interface WorkingState {
  /** Open time of the last bar that it has seen. */
  readonly tsMs: EpochMs;
  /** Open times of the first bar after its decision and of the first at which it was live. */
  readonly tsFirstMs?: EpochMs;
  readonly tsLiveMs?: EpochMs;
  readonly barsSeen?: number;
  /** The best price that a trailing stop follows. */
  readonly extreme?: number;
  /** True when the stop of a stop-limit was touched. */
  readonly isTriggered?: boolean;
}

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

import type { OrderId } from "#shared/model/ids.ts";
import type { OrderRequest, Side } from "#shared/model/order.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { Approved } from "#engine/calc/risk/approved.ts";

/**
 * `known`: the venue has an order of that id already. `late`: it came after the receive window and is not in its books.
 * What is none of these is thrown, and means that nobody knows.
 */
export type SubmitAnswer =
  | { readonly kind: "accepted" }
  | { readonly kind: "rejected"; readonly reason: string }
  | { readonly kind: "known" | "late" };

export type CancelAnswer =
  | { readonly kind: "cancelled" }
  | { readonly kind: "refused"; readonly reason: string };

/** An order as the venue's books have it. */
export interface VenueOrder {
  readonly orderId: OrderId;
  readonly state: "open" | "filled" | "cancelled" | "expired" | "rejected";
  readonly filledQuantity: number;
  /** Why it ended, in the venue's words. */
  readonly reason?: string;
}

export interface VenueExecution {
  /** Unique in the account. */
  readonly executionId: string;
  readonly orderId: OrderId;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: number;
  readonly price: number;
  readonly fee: number;
  readonly tsMs: EpochMs;
}

/** What a venue tells unasked; any of it may come twice, late or in another order. */
export type VenueReport =
  | { readonly kind: "accepted"; readonly orderId: OrderId }
  | { readonly kind: "rejected"; readonly orderId: OrderId; readonly reason: string }
  | { readonly kind: "executed"; readonly execution: VenueExecution }
  | { readonly kind: "cancelled"; readonly orderId: OrderId; readonly reason: string }
  | { readonly kind: "expired"; readonly orderId: OrderId };

/**
 * A venue outside this process. Every call may fail or hang; only an answer is a fact. Orders are named by our own ids
 * ("client order ids"), and the venue can look one up by it.
 */
export interface VenuePort {
  readonly name: string;
  /** The venue refuses an order that arrives later than this after it was sent. */
  readonly receiveWindowMs: number;
  submit(order: Approved<OrderRequest>, tsSentMs: EpochMs): Promise<SubmitAnswer>;
  cancel(orderId: OrderId): Promise<CancelAnswer>;
  /** Undefined when the venue says that it has no such order, open or ended. */
  findByClientOrderId(orderId: OrderId): Promise<VenueOrder | undefined>;
  openOrders(): Promise<readonly VenueOrder[]>;
  /** What was executed after `cursor` (undefined: all), with the cursor to go on from. It may repeat, not leave out. */
  executionsSince(
    cursor: string | undefined,
  ): Promise<{ readonly executions: readonly VenueExecution[]; readonly cursor: string }>;
  /** Negative when short. A symbol that is left out is not reported; flat is told as 0. */
  positions(): Promise<readonly { readonly symbol: string; readonly quantity: number }[]>;
}

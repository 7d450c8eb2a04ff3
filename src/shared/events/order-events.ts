import type { Fill, OrderRequest, WorkingState } from "../model/order.ts";
import type { OrderId } from "../model/ids.ts";

export interface OrderEvents {
  /** The intent is durable; nothing was sent before this. */
  "order.submitted": { readonly order: OrderRequest };
  /** The risk check said no; nothing left this machine. */
  "order.denied": {
    readonly orderId: OrderId;
    readonly symbol: string;
    readonly code: string;
    readonly message: string;
  };
  "order.accepted": { readonly orderId: OrderId };
  /** The venue said no. */
  "order.rejected": { readonly orderId: OrderId; readonly reason: string };
  "order.filled": { readonly orderId: OrderId; readonly fill: Fill };
  "order.cancelled": { readonly orderId: OrderId; readonly reason: string };
  "order.expired": { readonly orderId: OrderId };
  /** A trailing stop has moved, a stop was touched, or an order that waits came nearer; told so that a restart goes on with it. */
  "order.updated": { readonly orderId: OrderId; readonly working: WorkingState };
  /** What became of a call to the venue is not known: it is looked up by the order's id, never guessed. */
  "order.lost": { readonly orderId: OrderId; readonly reason: string };
  /** The venue does not know the order and cannot get to know it any more, so it is sent again after this. */
  "order.resent": { readonly orderId: OrderId; readonly attempt: number };
  /** The wish to cancel is durable; the venue is asked after this. */
  "order.cancel.requested": { readonly orderId: OrderId; readonly reason: string };
  /** The venue will not cancel, most often because the order has filled. */
  "order.cancel.refused": { readonly orderId: OrderId; readonly reason: string };
  /** Public form of `order.filled`, published after it; carries no state. */
  "trade.executed": {
    readonly symbol: string;
    readonly side: string;
    readonly quantity: number;
    readonly price: number;
  };
}

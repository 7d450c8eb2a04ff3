import type { Fill, OrderRequest } from "../model/order.ts";
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
  /** Public form of `order.filled`, published after it; carries no state. */
  "trade.executed": {
    readonly symbol: string;
    readonly side: string;
    readonly quantity: number;
    readonly price: number;
  };
}

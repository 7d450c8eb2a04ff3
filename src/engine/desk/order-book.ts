import type { OrderId } from "#shared/model/ids.ts";
import type { Order, OrderRequest, OrderState } from "#shared/model/order.ts";
import { invariant } from "#engine/base/invariant.ts";
import { roundUnits } from "#engine/calc/accounting/round-units.ts";
import { moveOrder } from "#engine/calc/orders/order-states.ts";

/** Every order of a session with its state; each change goes through the state machine. */
export interface OrderBook {
  find(orderId: OrderId): Order | undefined;
  /** Adds an intent. */
  add(request: OrderRequest): void;
  move(orderId: OrderId, to: OrderState): Order;
  fill(orderId: OrderId, quantity: number): Order;
  /** In one of those states, oldest first. */
  inState(...states: readonly OrderState[]): readonly Order[];
  /** All orders that were ever in the group. */
  inGroup(group: string): readonly Order[];
  /** Newest first. */
  newest(count: number): readonly Order[];
}

export function createOrderBook(): OrderBook {
  const orders = new Map<OrderId, Order>();

  function change(orderId: OrderId, to: OrderState, filledQuantity: number): Order {
    const order = orders.get(orderId);
    invariant(order !== undefined, `order ${orderId} must be in the book`);
    const moved = { ...order, state: moveOrder(order.state, to, "report"), filledQuantity };
    orders.set(orderId, moved);
    return moved;
  }

  return {
    find: (orderId) => orders.get(orderId),
    add(request) {
      invariant(!orders.has(request.id), `order ${request.id} must be new`);
      orders.set(request.id, { ...request, state: "intent", filledQuantity: 0 });
    },
    move: (orderId, to) => change(orderId, to, orders.get(orderId)?.filledQuantity ?? 0),
    fill(orderId, quantity) {
      const order = orders.get(orderId);
      const filled = roundUnits((order?.filledQuantity ?? 0) + quantity);
      const asked = order?.quantity ?? 0;
      invariant(filled <= asked, `order ${orderId} must not fill more than ${asked}, was ${filled}`);
      return change(orderId, filled === asked ? "filled" : "partial", filled);
    },
    inState: (...states) => [...orders.values()].filter(({ state }) => states.includes(state)),
    inGroup: (group) => [...orders.values()].filter((order) => order.group === group),
    newest: (count) => [...orders.values()].slice(-count).toReversed(),
  };
}

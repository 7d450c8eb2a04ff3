import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import type { OrderId } from "#shared/model/ids.ts";
import { moneyFromNumber, moneyToNumber, type Money } from "#shared/model/money.ts";
import type { Fill, Order, OrderState } from "#shared/model/order.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { invariant } from "#engine/base/invariant.ts";
import { isOrderEnded, moveOrder } from "#engine/calc/orders/order-states.ts";
import { stateAfterFill } from "#engine/calc/orders/state-after-fill.ts";

export interface GatewayOrder extends Order {
  /** The venue had it in its books at some time. */
  readonly isAcknowledged: boolean;
  readonly tsSubmittedMs: EpochMs;
  readonly tsLastSentMs: EpochMs;
  readonly sends: number;
}

/** What the gateway knows: a fold over the events of its session and nothing else. */
export interface GatewayBook {
  apply(event: AnyEnvelope): void;
  find(orderId: OrderId): GatewayOrder | undefined;
  /** Oldest first. */
  orders(): readonly GatewayOrder[];
  /** Those to which something can still happen, oldest first. */
  working(): readonly GatewayOrder[];
  execution(executionId: string): Fill | undefined;
  /** Every symbol that was ever filled, 0 when flat. */
  positions(): ReadonlyMap<string, number>;
  /** Where the venue's executions go on; undefined before the first reconciliation. */
  cursor(): string | undefined;
  wasTold(contradictionKey: string): boolean;
}

export function createGatewayBook(): GatewayBook {
  const orders = new Map<OrderId, GatewayOrder>();
  const working = new Set<OrderId>();
  const executions = new Map<string, Fill>();
  const positions = new Map<string, Money>();
  const told = new Set<string>();
  let cursor: string | undefined;

  function get(orderId: OrderId): GatewayOrder {
    const order = orders.get(orderId);
    invariant(order !== undefined, `order ${orderId} must be in the gateway's book`);
    return order;
  }

  function put(order: GatewayOrder): void {
    orders.set(order.id, order);
    if (isOrderEnded(order.state)) working.delete(order.id);
    else working.add(order.id);
  }

  function move(orderId: OrderId, to: OrderState, changes: Partial<GatewayOrder> = {}): void {
    const order = get(orderId);
    const source = order.state === "unknown" ? "reconciliation" : "report";
    put({ ...order, ...changes, state: moveOrder(order.state, to, source) });
  }

  function add({ payload: { order }, tsEventMs }: Envelope<"order.submitted">): void {
    invariant(!orders.has(order.id), `order ${order.id} must be new to the gateway`);
    const sent = { tsSubmittedMs: tsEventMs, tsLastSentMs: tsEventMs, sends: 1 };
    put({ ...order, ...sent, state: "submitting", filledQuantity: 0, isAcknowledged: false });
  }

  function fill(orderId: OrderId, booked: Fill): void {
    const order = get(orderId);
    const filled = moneyFromNumber(order.filledQuantity) + moneyFromNumber(booked.quantity);
    const state = stateAfterFill(order.state, filled >= moneyFromNumber(order.quantity));
    put({ ...order, state, filledQuantity: moneyToNumber(filled) });
    const direction = booked.side === "buy" ? 1n : -1n;
    const held = positions.get(booked.symbol) ?? 0n;
    positions.set(booked.symbol, held + direction * moneyFromNumber(booked.quantity));
    if (booked.executionId !== undefined) executions.set(booked.executionId, booked);
  }

  const workingState = (orderId: OrderId): OrderState =>
    get(orderId).filledQuantity > 0 ? "partial" : "accepted";

  return {
    apply(event) {
      switch (event.name) {
        case "order.submitted":
          return add(event);
        case "order.resent": {
          const order = get(event.payload.orderId);
          return put({ ...order, tsLastSentMs: event.tsEventMs, sends: event.payload.attempt });
        }
        case "order.accepted": {
          const { orderId } = event.payload;
          return move(orderId, workingState(orderId), { isAcknowledged: true });
        }
        case "order.lost":
          return move(event.payload.orderId, "unknown");
        case "order.cancel.requested":
          return move(event.payload.orderId, "pending_cancel");
        case "order.cancel.refused":
          return move(event.payload.orderId, workingState(event.payload.orderId));
        case "order.rejected":
          return move(event.payload.orderId, "rejected");
        case "order.cancelled":
          return move(event.payload.orderId, "cancelled");
        case "order.expired":
          return move(event.payload.orderId, "expired");
        case "order.filled":
          return fill(event.payload.orderId, event.payload.fill);
        case "venue.reconciled":
          cursor = event.payload.cursor;
          return;
        case "venue.contradicted":
          told.add(event.payload.key);
          return;
        default:
      }
    },
    find: (orderId) => orders.get(orderId),
    orders: () => [...orders.values()],
    working: () => [...working].flatMap((orderId) => orders.get(orderId) ?? []),
    execution: (executionId) => executions.get(executionId),
    positions: () => new Map([...positions].map(([symbol, held]) => [symbol, moneyToNumber(held)])),
    cursor: () => cursor,
    wasTold: (key) => told.has(key),
  };
}

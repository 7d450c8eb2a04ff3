import type { EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { Fill, Order, OrderRequest } from "#shared/model/order.ts";
import type { VenueReport } from "#engine/calc/kernel/venue-report.ts";
import type { OrderBook } from "./order-book.ts";

export type PublishOfSession = <Name extends EventName>(
  name: Name,
  payload: EventMap[Name],
  cause?: EventOrigin,
) => void;

/** The orders and fills of a session, kept in step with its venue; what becomes of them is published. */
export interface SessionOrders {
  /** The intent is durable before `send` lets the venue hear of it. */
  place(request: OrderRequest, cause: EventOrigin, send?: () => void): Order;
  /** The order is cancelled, whoever did so. */
  end(id: OrderId, reason: string, cause: EventOrigin): void;
  /** Takes up what the venue did at a bar. */
  tell(report: VenueReport, cause: EventOrigin): void;
}

interface SessionOrdersPorts {
  readonly book: OrderBook;
  /** Ascending; every fill is added to it. */
  readonly fills: Fill[];
  readonly publish: PublishOfSession;
}

export function createSessionOrders({ book, fills, publish }: SessionOrdersPorts): SessionOrders {
  function place(request: OrderRequest, cause: EventOrigin, send?: () => void): Order {
    book.add(request);
    book.move(request.id, "submitting");
    publish("order.submitted", { order: request }, cause);
    send?.();
    const accepted = book.move(request.id, "accepted");
    publish("order.accepted", { orderId: request.id }, cause);
    return accepted;
  }

  function end(id: OrderId, reason: string, cause: EventOrigin): void {
    book.move(id, "cancelled");
    publish("order.cancelled", { orderId: id, reason }, cause);
  }

  function tellFill(fill: Fill, cause: EventOrigin): void {
    const { orderId, symbol, side, quantity, price } = fill;
    fills.push(fill);
    book.fill(orderId, quantity);
    publish("order.filled", { orderId, fill }, cause);
    publish("trade.executed", { symbol, side, quantity, price }, cause);
  }

  function tell(report: VenueReport, cause: EventOrigin): void {
    switch (report.kind) {
      case "filled":
        tellFill(report.fill, cause);
        return;
      case "placed":
        // A bar that an earlier process was cut off in is matched again.
        if (book.find(report.order.id) === undefined) place(report.order, cause);
        return;
      case "turned_away":
        end(report.order.id, `${report.refusal.code}: ${report.refusal.message}`, cause);
        return;
      case "cancelled":
        end(report.order.id, report.reason, cause);
        return;
      case "expired":
        book.move(report.order.id, "expired");
        publish("order.expired", { orderId: report.order.id }, cause);
        return;
      case "updated":
        publish("order.updated", { orderId: report.order.id, working: report.working }, cause);
        return;
      case "charged": {
        const { kind: _kind, ...charge } = report;
        publish("account.charged", charge, cause);
      }
    }
  }

  return { place, end, tell };
}

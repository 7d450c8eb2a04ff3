import { toAppError } from "#shared/errors/app-error.ts";
import type { EventMap, EventName } from "#shared/events/event-map.ts";
import type { Contradiction } from "#shared/events/venue-events.ts";
import type { OrderId } from "#shared/model/ids.ts";
import { moneyFromNumber } from "#shared/model/money.ts";
import type { Fill, OrderRequest } from "#shared/model/order.ts";
import { isOrderEnded } from "#engine/calc/orders/order-states.ts";
import type { Approved } from "#engine/calc/risk/approved.ts";
import { callVenue } from "./call-venue.ts";
import { createGatewayBook, type GatewayOrder } from "./gateway-book.ts";
import type { GatewayPorts } from "./gateway-ports.ts";
import { judgeExecution } from "./judge-execution.ts";
import type { SubmitAnswer, VenueExecution, VenueReport } from "./venue-port.ts";

/** Why an answer makes a look at the venue's books necessary. */
const DOUBT = {
  known: "the venue knows an order of that id already",
  late: "the order came to the venue too late",
} as const;

/** Books what the venue says: each fact becomes an event first, then part of the book. */
export class GatewayDesk {
  readonly book = createGatewayBook();
  /** Orders with a call that was not answered yet; nobody else may judge them. */
  readonly inFlight = new Set<OrderId>();
  /** True: nothing is sent from now on. */
  isStopped = false;
  /** Executions that came again, word for word. */
  duplicates = 0;
  readonly #ports: GatewayPorts;

  constructor(ports: GatewayPorts) {
    this.#ports = ports;
  }

  tell<Name extends EventName>(name: Name, payload: EventMap[Name]): void {
    this.book.apply(this.#ports.publish(name, payload));
  }

  call<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    return callVenue(this.#ports.timer, this.#ports.callTimeoutMs, call);
  }

  /** Sends an order whose intent is durable; false when nobody knows what became of it. */
  async send(order: Approved<OrderRequest>, tsSentMs: GatewayOrder["tsLastSentMs"]): Promise<boolean> {
    this.inFlight.add(order.id);
    try {
      const answer = await this.call(() => this.#ports.venue.submit(order, tsSentMs));
      return this.#bookAnswer(order.id, answer);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.kind === "bug") throw error;
      this.lose(order.id, error.message);
      return false;
    } finally {
      this.inFlight.delete(order.id);
    }
  }

  /** From now on only a look at the venue's books can say what became of the order. */
  lose(orderId: OrderId, reason: string): void {
    const order = this.book.find(orderId);
    // A report may have told what the answer did not; an order that is lost already needs no second event.
    if (order?.state === "submitting") this.tell("order.lost", { orderId, reason });
  }

  report(report: VenueReport): void {
    if (report.kind === "executed") return this.bookExecution(report.execution);
    const order = this.book.find(report.orderId);
    if (order === undefined) return this.#tellForeignOrder(report.orderId);
    switch (report.kind) {
      case "accepted":
        return this.acknowledge(order.id);
      case "rejected":
        return this.#reject(order, report.reason);
      case "cancelled":
        return this.end(order, "order.cancelled", { orderId: order.id, reason: report.reason });
      case "expired":
        return this.end(order, "order.expired", { orderId: order.id });
    }
  }

  /** A fill, an end or a place in the venue's list prove that the venue accepted it. */
  acknowledge(orderId: OrderId): void {
    const state = this.book.find(orderId)?.state;
    if (state === "submitting" || state === "unknown") this.tell("order.accepted", { orderId });
  }

  end<Name extends "order.cancelled" | "order.expired">(
    order: GatewayOrder,
    name: Name,
    payload: EventMap[Name],
  ): void {
    if (isOrderEnded(order.state)) return;
    this.acknowledge(order.id);
    this.tell(name, payload);
  }

  bookExecution(execution: VenueExecution): void {
    const verdict = judgeExecution(this.book, execution);
    if (verdict.kind === "again") {
      this.duplicates += 1;
      return;
    }
    const { orderId, executionId } = execution;
    if (verdict.kind === "quarantine") {
      // With its data in the key: each other version of a fill is an alarm of its own, each only once.
      const key = `${verdict.what}:${executionId}:${orderId}:${execution.symbol}:${execution.side}:${execution.quantity}:${execution.price}:${execution.fee}`;
      this.contradict(verdict.what, key, verdict.message, orderId);
      return;
    }
    this.acknowledge(orderId);
    this.tell("order.filled", { orderId, fill: toFill(execution, verdict.order.reason) });
    this.checkFills(orderId);
  }

  /** Alarms about what is booked; asked again at each reconciliation, since a kill can come between a fill and its alarm. */
  checkFills(orderId: OrderId): void {
    const order = this.book.find(orderId);
    if (order === undefined || order.filledQuantity === 0) return;
    if (order.state === "rejected") {
      const message = `order ${orderId} was rejected, and the venue filled ${order.filledQuantity} of it`;
      this.contradict("fill-after-rejection", `rejected:${orderId}`, message, orderId);
    }
    if (moneyFromNumber(order.filledQuantity) <= moneyFromNumber(order.quantity)) return;
    const message = `order ${orderId} asked for ${order.quantity}, and the venue filled ${order.filledQuantity}`;
    this.contradict("overfill", `overfill:${orderId}`, message, orderId);
  }

  contradict(what: Contradiction, key: string, message: string, orderId?: OrderId): void {
    if (this.book.wasTold(key)) return;
    const named = orderId === undefined ? {} : { orderId };
    this.tell("venue.contradicted", { venue: this.#ports.venue.name, what, key, message, ...named });
  }

  #bookAnswer(orderId: OrderId, answer: SubmitAnswer): boolean {
    const order = this.book.find(orderId);
    if (order === undefined) return true;
    if (answer.kind === "accepted") this.acknowledge(orderId);
    else if (answer.kind === "rejected") this.#reject(order, answer.reason);
    else this.lose(orderId, DOUBT[answer.kind]);
    return answer.kind === "accepted" || answer.kind === "rejected";
  }

  #reject(order: GatewayOrder, reason: string): void {
    const { id, state } = order;
    if (state === "submitting" || state === "unknown") {
      return this.tell("order.rejected", { orderId: id, reason });
    }
    if (state === "rejected") return;
    const message = `order ${id} was ${state}, and the venue says that it rejected it: ${reason}`;
    this.contradict("fill-after-rejection", `rejected:${id}`, message, id);
  }

  #tellForeignOrder(orderId: OrderId): void {
    const message = `the venue has an order ${orderId} that was not sent from here`;
    this.contradict("foreign-order", `foreign-order:${orderId}`, message, orderId);
  }
}

function toFill(execution: VenueExecution, reason: string): Fill {
  const { executionId, orderId, symbol, side, quantity, price, fee, tsMs } = execution;
  return { orderId, symbol, side, quantity, price, fee, tsMs, reason, executionId };
}

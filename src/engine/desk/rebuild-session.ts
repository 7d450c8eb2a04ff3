import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { Fill, OrderRequest } from "#shared/model/order.ts";
import type { SimulatedVenue } from "#engine/calc/kernel/simulated-venue.ts";
import { isMarginCall } from "#engine/calc/kernel/margin-call.ts";
import type { Refusal } from "#engine/calc/risk/check-order.ts";
import type { OrderBook } from "./order-book.ts";

/** Where the feed of a session goes on that an earlier process began. */
export interface ResumePoint {
  /** The last bar that the session was given, and what rested at the venue when it had been matched. */
  readonly symbol: string;
  readonly bar: Bar;
  readonly openOrders: readonly OrderRequest[];
  /** False when the next bar has already filled orders: then the decisions at this one were all taken. */
  readonly mayLackDecisions: boolean;
}

export interface RebuiltSession {
  readonly bars: number;
  readonly refusals: number;
  readonly isStopped: boolean;
  /** Undefined before the first bar. */
  readonly resumePoint: ResumePoint | undefined;
  /** What was refused at the last bar: asked again, it is refused again without another event. */
  readonly denied: ReadonlyMap<OrderId, Refusal>;
  /** Orders sent at the last bar; an order leaves when its decision is taken again. */
  readonly unrepeated: Set<OrderId>;
}

interface SessionParts {
  readonly venue: SimulatedVenue;
  readonly book: OrderBook;
  readonly fills: Fill[];
  readonly lastBars: Map<string, Bar>;
}

/**
 * Fills an empty venue and book from the events of a session, in the order of the log. With `bars`, how many there were,
 * the events may leave out all bars but the first and the last of each symbol: no other one says how the session stands.
 */
export function rebuildSession(
  events: readonly AnyEnvelope[],
  parts: SessionParts,
  bars?: number,
): RebuiltSession {
  const state = { bars: 0, refusals: 0, isStopped: false };
  const denied = new Map<OrderId, Refusal>();
  const unrepeated = new Set<OrderId>();
  let lastBar: Omit<ResumePoint, "mayLackDecisions"> | undefined;
  let mayLackDecisions = true;
  for (const { name, payload } of events) {
    replayOrder({ name, payload } as AnyEnvelope, parts);
    if (name === "order.submitted") unrepeated.add(payload.order.id);
    if (name === "session.closed") state.isStopped = true;
    if (name === "order.denied") {
      state.refusals += 1;
      denied.set(payload.orderId, { code: payload.code, message: payload.message });
    }
    if (name === "order.filled") mayLackDecisions = false;
    if (name === "market.data.updated" && payload.bar !== undefined) {
      const { symbol, bar } = payload;
      parts.venue.remark(symbol, bar);
      parts.lastBars.set(symbol, bar);
      state.bars += 1;
      denied.clear();
      unrepeated.clear();
      lastBar = { symbol, bar, openOrders: parts.venue.openOrders() };
      mayLackDecisions = true;
    }
  }
  const resumePoint = lastBar === undefined ? undefined : { ...lastBar, mayLackDecisions };
  return { ...state, bars: bars ?? state.bars, resumePoint, denied, unrepeated };
}

function replayOrder(event: AnyEnvelope, { venue, book, fills }: SessionParts): void {
  switch (event.name) {
    case "order.submitted":
      book.add(event.payload.order);
      book.move(event.payload.order.id, "submitting");
      if (!isPlacedByVenue(event.payload.order)) venue.readmit(event.payload.order);
      return;
    case "order.accepted":
      book.move(event.payload.orderId, "accepted");
      return;
    case "order.filled":
      venue.rebook(event.payload.fill);
      book.fill(event.payload.orderId, event.payload.fill.quantity);
      fills.push(event.payload.fill);
      return;
    case "order.cancelled":
      venue.cancel(event.payload.orderId);
      book.move(event.payload.orderId, "cancelled");
      return;
    case "order.expired":
      venue.cancel(event.payload.orderId);
      book.move(event.payload.orderId, "expired");
      return;
    case "order.updated":
      venue.restate(event.payload.orderId, event.payload.working);
      return;
    case "account.charged":
      venue.recharge(event.payload.symbol, event.payload.amount, event.payload.tsMs);
      return;
    default:
  }
}

/** The venue places these again when it books the fill, or meets the bar, that they came from. */
function isPlacedByVenue({ id, parentId }: OrderRequest): boolean {
  return parentId !== undefined || isMarginCall(id);
}

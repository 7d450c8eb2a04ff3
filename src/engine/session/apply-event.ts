import { AppError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import { moneyFromNumber, moneyToNumber } from "#shared/model/money.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { Fill, OrderState } from "#shared/model/order.ts";
import { isOrderEnded } from "#engine/calc/orders/order-states.ts";
import { stateAfterFill } from "#engine/calc/orders/state-after-fill.ts";
import { isAllowed } from "./order-transition.ts";
import type { OrderHappening } from "./order-transition.ts";
import { bookFill, markPrice, openLedger } from "#engine/calc/accounting/ledger.ts";
import type { SessionOrder, SessionState } from "./session-state.ts";

const MAX_ENDED_ORDERS = 200;
const MAX_FILLS = 200;

/**
 * The only writer of session state: returns the state after the event, and the same object when the event changes
 * nothing or belongs to another session. Throws a bug `session.illegal-event` for what cannot have happened.
 */
export function applyEvent(state: SessionState, envelope: AnyEnvelope): SessionState {
  if (envelope.sessionId !== state.sessionId) return state;
  // Only the events that carry state are named; the others report, or repeat in another form, what these did.
  switch (envelope.name) {
    case "session.opened":
      return open(state, envelope);
    case "session.closed":
      return close(state, envelope);
    case "trading.halted":
      return { ...state, haltReason: envelope.payload.reason };
    case "trading.resumed":
      return state.haltReason === undefined ? state : { ...state, haltReason: undefined };
    case "market.data.updated":
      return updateMarket(state, envelope);
    case "log.compacted":
      return countCompacted(state, envelope);
    case "order.submitted":
      return submit(state, envelope);
    case "order.denied":
      return deny(state, envelope);
    case "order.accepted":
      return accept(state, envelope);
    case "order.rejected":
      return endOrder(state, envelope, "rejected");
    case "order.cancelled":
      return endOrder(state, envelope, "cancelled");
    case "order.expired":
      return endOrder(state, envelope, "expired");
    case "order.filled":
      return fillOrder(state, envelope);
    case "order.lost":
      return replaceOrder(state, { ...find(state, envelope, "lost"), state: "unknown" });
    case "order.cancel.requested":
      return replaceOrder(state, { ...find(state, envelope, "cancel_requested"), state: "pending_cancel" });
    case "order.cancel.refused":
      return replaceOrder(state, toWorking(find(state, envelope, "cancel_refused")));
    default:
      return state;
  }
}

function open(state: SessionState, envelope: Envelope<"session.opened">): SessionState {
  if (state.terms !== undefined) throw illegal(envelope, "the session was opened before");
  const terms = { ...envelope.payload, tsOpenedMs: envelope.tsEventMs };
  return { ...state, terms, account: openLedger(terms.initialCash) };
}

function close(state: SessionState, envelope: Envelope<"session.closed">): SessionState {
  if (state.terms === undefined) throw illegal(envelope, "the session was never opened");
  if (state.closeReason !== undefined) throw illegal(envelope, "the session was closed before");
  return { ...state, closeReason: envelope.payload.reason };
}

function updateMarket(state: SessionState, envelope: Envelope<"market.data.updated">): SessionState {
  const { symbol, price, bar } = envelope.payload;
  const account = markPrice(state.account, symbol, price);
  if (bar !== undefined) return { ...state, account, bars: state.bars + 1, tsLastBarMs: bar.tsOpenMs };
  return account === state.account ? state : { ...state, account };
}

/**
 * Bars that are not in the log any more still count; the last one of each symbol stays, with its price and time. The number
 * is that of all, so that a state which has counted them does not do so again.
 */
function countCompacted(state: SessionState, { payload }: Envelope<"log.compacted">): SessionState {
  if (payload.of !== "session" || payload.bars === state.bars) return state;
  return { ...state, bars: payload.bars };
}

function submit(state: SessionState, envelope: Envelope<"order.submitted">): SessionState {
  const { order } = envelope.payload;
  if (state.orders.some(({ id }) => id === order.id))
    throw illegal(envelope, "the order was submitted before");
  const submitted: SessionOrder = { ...order, state: "submitting", filledQuantity: 0, fills: [] };
  return { ...state, orders: [submitted, ...state.orders] };
}

/** Most denied orders were never submitted: the check comes first. */
function deny(state: SessionState, envelope: Envelope<"order.denied">): SessionState {
  const refused = { ...state, refusals: state.refusals + 1 };
  if (!state.orders.some(({ id }) => id === envelope.payload.orderId)) return refused;
  return endOrder(refused, envelope, "denied");
}

function accept(state: SessionState, envelope: Envelope<"order.accepted">): SessionState {
  const order = find(state, envelope, "accepted");
  const isOvertaken = order.state === "partial" || order.state === "filled";
  return isOvertaken ? state : replaceOrder(state, toWorking(order));
}

function toWorking(order: SessionOrder): SessionOrder {
  return { ...order, state: order.filledQuantity > 0 ? "partial" : "accepted" };
}

type EndingEnvelope = Extract<
  AnyEnvelope,
  { readonly name: "order.denied" | "order.rejected" | "order.cancelled" | "order.expired" }
>;
type OrderEnvelope = Extract<AnyEnvelope, { readonly payload: { readonly orderId: OrderId } }>;

function endOrder(
  state: SessionState,
  envelope: EndingEnvelope,
  end: Extract<OrderState & OrderHappening, "denied" | "rejected" | "cancelled" | "expired">,
): SessionState {
  return replaceOrder(state, { ...find(state, envelope, end), state: end });
}

function fillOrder(state: SessionState, envelope: Envelope<"order.filled">): SessionState {
  const { fill, orderId } = envelope.payload;
  const known = state.orders.find(({ id }) => id === orderId);
  if (known?.fills.some((booked) => isSameFill(booked, fill)) === true) return state;
  // An outside venue's books are the truth: what it executed is booked, also after the end of its order.
  const isOutside = fill.executionId !== undefined;
  const order = isOutside && known !== undefined ? known : find(state, envelope, "filled");
  if (fill.orderId !== orderId || fill.symbol !== order.symbol || fill.side !== order.side) {
    throw illegal(envelope, "the fill belongs to another order");
  }
  const filled = moneyFromNumber(order.filledQuantity) + moneyFromNumber(fill.quantity);
  const asked = moneyFromNumber(order.quantity);
  if (filled > asked && !isOutside) {
    throw illegal(envelope, `filled ${moneyToNumber(filled)} of ${order.quantity}`);
  }
  const next: SessionOrder = {
    ...order,
    state: stateAfterFill(order.state, filled >= asked),
    filledQuantity: moneyToNumber(filled),
    fills: [...order.fills, fill],
  };
  return {
    ...replaceOrder(state, next),
    account: bookFill(state.account, fill),
    fills: [fill, ...state.fills].slice(0, MAX_FILLS),
    fillCount: state.fillCount + 1,
  };
}

/** An outside venue names its fills; a simulated one fills an order at most once in a bar, so its time and terms do. */
function isSameFill(left: Fill, right: Fill): boolean {
  if (left.executionId !== undefined || right.executionId !== undefined) {
    return left.executionId === right.executionId;
  }
  return left.tsMs === right.tsMs && left.quantity === right.quantity && left.price === right.price;
}

function find(state: SessionState, envelope: OrderEnvelope, happening: OrderHappening): SessionOrder {
  const order = state.orders.find(({ id }) => id === envelope.payload.orderId);
  if (order === undefined) throw illegal(envelope, "the order was never submitted");
  if (!isAllowed(happening, order.state)) throw illegal(envelope, `the order was ${order.state}`);
  return order;
}

function replaceOrder(state: SessionState, order: SessionOrder): SessionState {
  const orders = state.orders.map((other) => (other.id === order.id ? order : other));
  return { ...state, orders: isOrderEnded(order.state) ? forgetOldest(orders) : orders };
}

function forgetOldest(orders: readonly SessionOrder[]): readonly SessionOrder[] {
  let ended = 0;
  return orders.filter((order) => {
    if (!isOrderEnded(order.state)) return true;
    ended += 1;
    return ended <= MAX_ENDED_ORDERS;
  });
}

function illegal(envelope: AnyEnvelope, why: string): AppError {
  return new AppError({
    kind: "bug",
    code: "session.illegal-event",
    message: `${envelope.name} with seq ${envelope.seq} cannot have happened: ${why}`,
    value: envelope.name,
  });
}

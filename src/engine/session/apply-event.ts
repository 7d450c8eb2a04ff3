import { AppError } from "#shared/errors/app-error.ts";
import type { EventName } from "#shared/events/event-map.ts";
import { moneyFromNumber, moneyFromText, moneyToNumber } from "#shared/model/money.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { Fill, OrderState } from "#shared/model/order.ts";
import { isOrderEnded } from "#engine/calc/orders/order-states.ts";
import { stateAfterFill } from "#engine/calc/orders/state-after-fill.ts";
import { isAllowed } from "./order-transition.ts";
import type { OrderHappening } from "./order-transition.ts";
import { bookCharge, bookFill, equityOf, markPrice, openLedger } from "#engine/calc/accounting/ledger.ts";
import { tradingDayOf } from "#engine/calc/calendar/trading-day.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { SessionEvent, SessionEventOf } from "./session-event.ts";
import type { SessionOrder, SessionState } from "./session-state.ts";

const MAX_ENDED_ORDERS = 200;
const MAX_FILLS = 200;

/** The events that carry state; the others report, or repeat in another form, what these did. */
const FOLDS: {
  readonly [Name in EventName]?: (state: SessionState, event: SessionEventOf<Name>) => SessionState;
} = {
  "session.opened": open,
  "session.closed": close,
  "trading.halted": (state, { payload }) => ({ ...state, haltReason: payload.reason }),
  "trading.resumed": (state) =>
    state.haltReason === undefined ? state : { ...state, haltReason: undefined },
  "market.data.updated": updateMarket,
  "account.charged": (state, { payload }) => ({
    ...state,
    account: bookCharge(state.account, payload.amount),
  }),
  "log.compacted": restoreCompacted,
  "order.submitted": submit,
  "order.denied": deny,
  "order.accepted": accept,
  "order.rejected": (state, event) => endOrder(state, event, "rejected"),
  "order.cancelled": (state, event) => endOrder(state, event, "cancelled"),
  "order.expired": (state, event) => endOrder(state, event, "expired"),
  "order.filled": fillOrder,
  "order.lost": (state, event) => replaceOrder(state, { ...find(state, event, "lost"), state: "unknown" }),
  "order.cancel.requested": (state, event) =>
    replaceOrder(state, { ...find(state, event, "cancel_requested"), state: "pending_cancel" }),
  "order.cancel.refused": (state, event) =>
    replaceOrder(state, toWorking(find(state, event, "cancel_refused"))),
};
// Each fold is reached by the name that its event has, which the compiler cannot follow through a map.
const foldByName = new Map(Object.entries(FOLDS)) as ReadonlyMap<
  string,
  (state: SessionState, event: SessionEvent) => SessionState
>;

/** Names of the events that `applyEvent` does anything at; who folds a log may leave out all others. */
export const FOLDED_EVENTS: readonly string[] = [...foldByName.keys()];

/**
 * The only writer of session state: returns the state after the event, and the same object when the event changes
 * nothing or belongs to another session. Throws a bug `session.illegal-event` for what cannot have happened.
 */
export function applyEvent(state: SessionState, event: SessionEvent): SessionState {
  if (event.sessionId !== state.sessionId) return state;
  return foldByName.get(event.name)?.(state, event) ?? state;
}

function open(state: SessionState, event: SessionEventOf<"session.opened">): SessionState {
  if (state.terms !== undefined) throw illegal(event, "the session was opened before");
  const terms = { ...event.payload, tsOpenedMs: event.tsEventMs };
  return { ...state, terms, account: openLedger(terms.initialCash) };
}

function close(state: SessionState, event: SessionEventOf<"session.closed">): SessionState {
  if (state.terms === undefined) throw illegal(event, "the session was never opened");
  if (state.closeReason !== undefined) throw illegal(event, "the session was closed before");
  return { ...state, closeReason: event.payload.reason };
}

function updateMarket(state: SessionState, event: SessionEventOf<"market.data.updated">): SessionState {
  const { symbol, price, bar, tsEventMs } = event.payload;
  const account = markPrice(state.account, symbol, price);
  if (bar === undefined) return account === state.account ? state : { ...dayAt(state, tsEventMs), account };
  // One copy a bar, not one a change: bars are most of what a session has seen.
  return { ...dayAt(state, tsEventMs), account, bars: state.bars + 1, tsLastBarMs: bar.tsOpenMs };
}

/** At the first price or fill of a trading day: what the account was worth before it is what the day began with. */
function dayAt(state: SessionState, time: EpochMs): SessionState {
  if (state.day !== undefined && time < state.day.endsMs) return state;
  const found = tradingDayOf(time);
  // A day that a daily bar began ends at midnight UTC, in the evening of its date: prices after that go on with it.
  const isSame = state.day?.date === found.date;
  const day = { ...found, equityAtStart: isSame ? state.day.equityAtStart : equityOf(state.account) };
  return { ...state, day, firstDate: state.firstDate ?? day.date };
}

/**
 * Bars that are not in the log any more still count; the last one of each symbol stays, with its price and time. The number
 * is that of all, so that a state which has counted them does not do so again; so are the days, which went with their prices.
 */
function restoreCompacted(state: SessionState, { payload }: SessionEventOf<"log.compacted">): SessionState {
  if (payload.of !== "session") return state;
  const { bars, firstDate, day } = payload;
  if (firstDate === undefined || day === undefined) return { ...state, bars };
  return { ...state, bars, firstDate, day: { ...day, equityAtStart: moneyFromText(day.equityAtStart) } };
}

function submit(state: SessionState, event: SessionEventOf<"order.submitted">): SessionState {
  const { order } = event.payload;
  if (state.orders.some(({ id }) => id === order.id)) throw illegal(event, "the order was submitted before");
  const submitted: SessionOrder = { ...order, state: "submitting", filledQuantity: 0, fills: [] };
  return { ...state, orders: putFirst(submitted, state.orders) };
}

/** Most denied orders were never submitted: the check comes first. */
function deny(state: SessionState, event: SessionEventOf<"order.denied">): SessionState {
  const refused = { ...state, refusals: state.refusals + 1 };
  if (!state.orders.some(({ id }) => id === event.payload.orderId)) return refused;
  return endOrder(refused, event, "denied");
}

function accept(state: SessionState, event: SessionEventOf<"order.accepted">): SessionState {
  const order = find(state, event, "accepted");
  const isOvertaken = order.state === "partial" || order.state === "filled";
  return isOvertaken ? state : replaceOrder(state, toWorking(order));
}

function toWorking(order: SessionOrder): SessionOrder {
  return { ...order, state: order.filledQuantity > 0 ? "partial" : "accepted" };
}

type Ending = "order.denied" | "order.rejected" | "order.cancelled" | "order.expired";
type EndingEvent = { [Name in Ending]: SessionEventOf<Name> }[Ending];
type OrderEvent = Extract<SessionEvent, { readonly payload: { readonly orderId: OrderId } }>;

function endOrder(
  state: SessionState,
  event: EndingEvent,
  end: Extract<OrderState & OrderHappening, "denied" | "rejected" | "cancelled" | "expired">,
): SessionState {
  return replaceOrder(state, { ...find(state, event, end), state: end });
}

function fillOrder(state: SessionState, event: SessionEventOf<"order.filled">): SessionState {
  const { fill, orderId } = event.payload;
  const known = state.orders.find(({ id }) => id === orderId);
  if (known?.fills.some((booked) => isSameFill(booked, fill)) === true) return state;
  // An outside venue's books are the truth: what it executed is booked, also after the end of its order.
  const isOutside = fill.executionId !== undefined;
  // An order that ended so long ago that it is not listed any more: its books are, and a fill of it moves them.
  if (isOutside && known === undefined && hasForgotten(state)) return book(state, fill);
  const order = isOutside && known !== undefined ? known : find(state, event, "filled");
  if (fill.orderId !== orderId || fill.symbol !== order.symbol || fill.side !== order.side) {
    throw illegal(event, "the fill belongs to another order");
  }
  const filled = moneyFromNumber(order.filledQuantity) + moneyFromNumber(fill.quantity);
  const asked = moneyFromNumber(order.quantity);
  if (filled > asked && !isOutside) {
    throw illegal(event, `filled ${moneyToNumber(filled)} of ${order.quantity}`);
  }
  const next: SessionOrder = {
    ...order,
    state: stateAfterFill(order.state, filled >= asked),
    filledQuantity: moneyToNumber(filled),
    fills: [...order.fills, fill],
  };
  return book(replaceOrder(state, next), fill);
}

function book(state: SessionState, fill: Fill): SessionState {
  return {
    // The fills of a bar are told before its price.
    ...dayAt(state, fill.tsMs),
    account: bookFill(state.account, fill),
    fills: putFirst(fill, state.fills.slice(0, MAX_FILLS - 1)),
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

function find(state: SessionState, event: OrderEvent, happening: OrderHappening): SessionOrder {
  const order = state.orders.find(({ id }) => id === event.payload.orderId);
  if (order === undefined) throw illegal(event, "the order was never submitted");
  if (!isAllowed(happening, order.state)) throw illegal(event, `the order was ${order.state}`);
  return order;
}

function replaceOrder(state: SessionState, order: SessionOrder): SessionState {
  const orders = state.orders.slice();
  orders[orders.findIndex(({ id }) => id === order.id)] = order;
  if (isOrderEnded(order.state)) forgetOldest(orders);
  return { ...state, orders };
}

/** A copy that begins with `item`; spreading the list would go through it item by item. */
function putFirst<Item>(item: Item, list: readonly Item[]): readonly Item[] {
  const copy = list.slice();
  copy.unshift(item);
  return copy;
}

function hasForgotten({ orders }: SessionState): boolean {
  return orders.filter((order) => isOrderEnded(order.state)).length >= MAX_ENDED_ORDERS;
}

/** One order ends at a time, so at most one is too many. */
function forgetOldest(orders: SessionOrder[]): void {
  if (orders.length <= MAX_ENDED_ORDERS) return;
  let ended = 0;
  for (const { state } of orders) if (isOrderEnded(state)) ended += 1;
  if (ended <= MAX_ENDED_ORDERS) return;
  orders.splice(
    orders.findLastIndex(({ state }) => isOrderEnded(state)),
    1,
  );
}

function illegal(event: SessionEvent, why: string): AppError {
  return new AppError({
    kind: "bug",
    code: "session.illegal-event",
    message: `${event.name} with seq ${event.seq} cannot have happened: ${why}`,
    value: event.name,
  });
}

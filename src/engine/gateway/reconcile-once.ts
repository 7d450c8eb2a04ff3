import type { OrderId } from "#shared/model/ids.ts";
import { moneyFromNumber } from "#shared/model/money.ts";
import { isOrderEnded } from "#engine/calc/orders/order-states.ts";
import type { GatewayOrder } from "./gateway-book.ts";
import type { GatewayDesk } from "./gateway-desk.ts";
import type { GatewayPorts } from "./gateway-ports.ts";
import { comparePositions, type SeenDifferences } from "./compare-positions.ts";
import type { VenueOrder } from "./venue-port.ts";

/** Why the books do not agree yet; empty when they do. */
export interface Reconciliation {
  readonly problems: readonly string[];
  /** When it makes sense to look again. */
  readonly retryAfterMs: number | undefined;
}

interface Look {
  readonly problems: string[];
  readonly waitsMs: number[];
}

/**
 * One comparison with the venue's books, oldest question first: which orders there are, what was executed, what is held.
 * A query that fails throws, and has changed nothing.
 */
export async function reconcileOnce(
  desk: GatewayDesk,
  ports: GatewayPorts,
  seen: SeenDifferences,
): Promise<Reconciliation> {
  const { venue } = ports;
  const { book } = desk;
  for (const { id, state } of judgeable(desk)) {
    if (state === "submitting") desk.lose(id, "the process ended before the venue's answer was stored");
  }
  const tsAskedMs = ports.clock.now();
  const listed = await listOrders(desk, ports);
  // After the orders: what their states count as filled is then in this list.
  const { executions, cursor } = await desk.call(() => venue.executionsSince(book.cursor()));
  for (const execution of executions) desk.bookExecution(execution);
  const look: Look = { problems: [], waitsMs: [] };
  for (const { id } of judgeable(desk)) {
    // One that was sent after the list was made is not missing from it.
    if (listed.has(id)) await settleOrder(desk, ports, id, { there: listed.get(id), tsAskedMs, look });
  }
  for (const { id } of book.orders()) desk.checkFills(id);
  const held = await desk.call(() => venue.positions());
  look.problems.push(...comparePositions(desk, venue.name, held, seen));
  look.problems.push(...lostMeanwhile(desk));
  if (look.problems.length === 0) desk.tell("venue.reconciled", { venue: venue.name, cursor });
  return {
    problems: look.problems,
    retryAfterMs: look.waitsMs.length === 0 ? undefined : Math.min(...look.waitsMs),
  };
}

function lostMeanwhile({ book }: GatewayDesk): readonly string[] {
  const lost = book.working().filter(({ state }) => state === "unknown");
  return lost.map(({ id }) => `what became of order ${id} is not known`);
}

function judgeable({ book, inFlight }: GatewayDesk): readonly GatewayOrder[] {
  return book.working().filter(({ id }) => !inFlight.has(id));
}

/** What the venue says of each order that is not ended here; undefined: it has none of that id. */
async function listOrders(
  desk: GatewayDesk,
  { venue }: GatewayPorts,
): Promise<ReadonlyMap<OrderId, VenueOrder | undefined>> {
  const ours = judgeable(desk);
  const open = new Map((await desk.call(() => venue.openOrders())).map((order) => [order.orderId, order]));
  for (const { orderId } of open.values()) {
    if (desk.book.find(orderId) === undefined) desk.report({ kind: "accepted", orderId });
  }
  const listed = new Map<OrderId, VenueOrder | undefined>();
  for (const { id } of ours) {
    listed.set(id, open.get(id) ?? (await desk.call(() => venue.findByClientOrderId(id))));
  }
  return listed;
}

interface Found {
  readonly there: VenueOrder | undefined;
  readonly tsAskedMs: number;
  readonly look: Look;
}

async function settleOrder(
  desk: GatewayDesk,
  ports: GatewayPorts,
  orderId: OrderId,
  { there, tsAskedMs, look }: Found,
): Promise<void> {
  const order = desk.book.find(orderId);
  if (order === undefined || isOrderEnded(order.state)) return;
  if (there === undefined) return settleMissing(desk, ports, order, { there, tsAskedMs, look });
  if (moneyFromNumber(there.filledQuantity) > moneyFromNumber(order.filledQuantity)) {
    look.problems.push(
      `the venue counts ${there.filledQuantity} of order ${orderId} as filled and lists executions of ${order.filledQuantity}`,
    );
    return;
  }
  if (there.state !== "open") return endAsThere(desk, order, there, look);
  desk.acknowledge(orderId);
  // To ask for a cancel twice does no harm, and the first may never have arrived.
  if (order.state === "pending_cancel") await cancelAgain(desk, ports, order, look);
}

function endAsThere(desk: GatewayDesk, order: GatewayOrder, there: VenueOrder, look: Look): void {
  const reason = there.reason ?? "the venue says so";
  switch (there.state) {
    case "rejected":
      desk.report({ kind: "rejected", orderId: order.id, reason });
      // Here it is still open, so the books do not agree, whatever was told of it before.
      if (desk.book.find(order.id)?.state !== "rejected")
        look.problems.push(`the venue says that it rejected order ${order.id}, which it had accepted`);
      return;
    case "cancelled":
      return desk.report({ kind: there.state, orderId: order.id, reason });
    case "expired":
      return desk.report({ kind: "expired", orderId: order.id });
    default:
      // All of its executions are booked, so it would have ended here too.
      look.problems.push(
        `the venue says that order ${order.id} is filled, with ${order.filledQuantity} of ${order.quantity}`,
      );
  }
}

async function cancelAgain(
  desk: GatewayDesk,
  { venue }: GatewayPorts,
  order: GatewayOrder,
  look: Look,
): Promise<void> {
  const answer = await desk.call(() => venue.cancel(order.id));
  if (desk.book.find(order.id)?.state !== "pending_cancel") return;
  if (answer.kind === "cancelled") {
    desk.report({ kind: "cancelled", orderId: order.id, reason: "asked again" });
    return;
  }
  desk.tell("order.cancel.refused", { orderId: order.id, reason: answer.reason });
  look.problems.push(`the venue did not cancel order ${order.id}: ${answer.reason}`);
}

/** Only an order that the venue cannot get to know any more, and never knew, may be sent again. */
async function settleMissing(
  desk: GatewayDesk,
  ports: GatewayPorts,
  order: GatewayOrder,
  { tsAskedMs, look }: Found,
): Promise<void> {
  if (order.isAcknowledged) {
    const message = `the venue had order ${order.id} and does not know it any more`;
    desk.contradict("forgotten-order", `forgotten:${order.id}`, message, order.id);
    look.problems.push(message);
    return;
  }
  const tsTooLateMs = order.tsLastSentMs + ports.venue.receiveWindowMs;
  if (tsAskedMs <= tsTooLateMs) {
    look.waitsMs.push(tsTooLateMs - tsAskedMs + 1);
    look.problems.push(`order ${order.id} may still be on its way to the venue`);
    return;
  }
  await sendAgain(desk, ports, order, look);
}

async function sendAgain(
  desk: GatewayDesk,
  ports: GatewayPorts,
  order: GatewayOrder,
  look: Look,
): Promise<void> {
  const orderId = order.id;
  if (desk.isStopped) return;
  if (ports.clock.now() - order.tsSubmittedMs > ports.resendWithinMs) {
    desk.tell("order.rejected", {
      orderId,
      reason: "it never reached the venue, and is too old to be sent again",
    });
    return;
  }
  const checked = ports.approve(toRequest(order));
  if (!checked.ok) {
    const reason = `it never reached the venue, and is not sent again: ${checked.error.message}`;
    desk.tell("order.rejected", { orderId, reason });
    return;
  }
  desk.tell("order.resent", { orderId, attempt: order.sends + 1 });
  const sent = desk.book.find(orderId) ?? order;
  if (await desk.send(checked.value, sent.tsLastSentMs))
    look.problems.push(`order ${orderId} was sent again`);
  else look.problems.push(`order ${orderId} was sent again, and the answer was lost again`);
  look.waitsMs.push(0);
}

function toRequest({ id, symbol, side, quantity, type, reason, tsDecidedMs }: GatewayOrder) {
  return { id, symbol, side, quantity, type, reason, tsDecidedMs };
}

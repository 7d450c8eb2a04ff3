import type { Fill } from "#shared/model/order.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { Holding } from "../accounting/books.ts";
import { roundUnits } from "../accounting/round-units.ts";
import { closedTwice, excessOf, openedBy, placeExits } from "./place-exits.ts";
import { openRequest, type RestingOrder } from "./resting-order.ts";
import type { VenueReport } from "./venue-report.ts";

/** The orders that rest in one market, and what becomes of them when one of them fills. */
export interface MarketOrders {
  /** Oldest first. */
  readonly open: readonly RestingOrder[];
  add(order: RestingOrder): void;
  /** False when it is not open. */
  remove(order: RestingOrder): boolean;
  cancel(order: RestingOrder, reason: string): void;
  expire(order: RestingOrder): void;
  /** What follows from a booked fill for the order, undefined when unknown, and for all others; answers the exits it placed. */
  followFill(order: RestingOrder | undefined, fill: Fill, tsBarMs: EpochMs): readonly RestingOrder[];
}

export const NONE_PLACED: readonly RestingOrder[] = [];

export function createMarketOrders(
  holding: Holding,
  report: ((report: VenueReport) => void) | undefined,
): MarketOrders {
  const open: RestingOrder[] = [];

  const remove = (order: RestingOrder): boolean => {
    const index = open.indexOf(order);
    if (index < 0) return false;
    // Nearly always the only one, which the last one leaves for less.
    if (index === open.length - 1) open.pop();
    else open.splice(index, 1);
    return true;
  };

  const cancel = (order: RestingOrder, reason: string): void => {
    if (remove(order)) report?.({ kind: "cancelled", order: openRequest(order), reason });
  };

  /** What another order took from it is not filled any more. */
  const close = (order: RestingOrder): void => {
    if (order.filled < order.request.quantity) cancel(order, "the rest of it was done by another order");
    else remove(order);
  };

  /** Takes what another order has filled or closed from an order that has lost its use so far. */
  const reduce = (order: RestingOrder, quantity: number, reason: string): void => {
    const left = roundUnits(order.remaining - quantity);
    if (left > 0) order.remaining = left;
    else cancel(order, reason);
  };

  const reduceGroup = (group: string, quantity: number, reason: string, filled?: RestingOrder): void => {
    for (const order of open.filter((one) => one.request.group === group && one !== filled)) {
      reduce(order, quantity, reason);
    }
  };

  const keepExitsToHolding = (): void => {
    for (const [group, quantity] of excessOf(open, holding.quantity)) {
      reduceGroup(group, quantity, "the position is closed");
    }
  };

  /** An order to leave that is still on its way was meant for what an exit has closed meanwhile. */
  const leaveLess = (exit: Fill): void => {
    for (const [order, quantity] of closedTwice(open, exit, holding.quantity)) {
      reduce(order, quantity, "the position is closed");
    }
  };

  const followOwn = (order: RestingOrder, fill: Fill, tsBarMs: EpochMs): readonly RestingOrder[] => {
    if (order.remaining <= 0) close(order);
    const { group, exits, parentId } = order.request;
    if (parentId !== undefined) leaveLess(fill);
    if (group !== undefined) {
      reduceGroup(group, fill.quantity, "the other order of its group filled", order);
    }
    if (exits === undefined) return NONE_PLACED;
    const placed = placeExits(order, fill, openedBy(fill, holding.quantity), tsBarMs);
    open.push(...placed);
    for (const { request } of placed) report?.({ kind: "placed", order: request });
    return placed;
  };

  return {
    open,
    add: (order) => void open.push(order),
    remove,
    cancel,
    expire(order) {
      remove(order);
      report?.({ kind: "expired", order: openRequest(order) });
    },
    followFill(order, fill, tsBarMs) {
      const placed = order === undefined ? NONE_PLACED : followOwn(order, fill, tsBarMs);
      if (open.length > 0) keepExitsToHolding();
      return placed;
    },
  };
}

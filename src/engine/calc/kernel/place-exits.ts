import type { EpochMs } from "#shared/model/time.ts";
import { orderId } from "#shared/model/ids.ts";
import type { Fill, OrderRequest, OrderType } from "#shared/model/order.ts";
import { roundUnits } from "../accounting/round-units.ts";
import { restOrder, type RestingOrder } from "./resting-order.ts";

/**
 * The exits of what `fill` opened, one of each kind, as a group: what one of them fills, the others lose. A second fill of
 * the same order gets exits of its own.
 */
export function placeExits(
  { request, fillCount }: RestingOrder,
  fill: Fill,
  opened: number,
  tsBarMs: EpochMs,
): readonly RestingOrder[] {
  const { exits, id, symbol, tsDecidedMs, type } = request;
  if (exits === undefined || !(opened > 0)) return [];
  const isLimit = type.kind === "limit" || type.kind === "stop_limit";
  const group = `${id}-exit-${fillCount}`;
  return typesOf(exits).map(([name, exitType]) => {
    const exit: OrderRequest = {
      id: orderId(`${id}-${name}-${fillCount}`),
      symbol,
      side: fill.side === "buy" ? "sell" : "buy",
      quantity: opened,
      type: exitType,
      reason: REASONS[name],
      tsDecidedMs,
      group,
      parentId: id,
    };
    return restOrder(exit, { tsBarMs, fill, isLimit });
  });
}

type ExitName = "stop" | "trail" | "target";

const REASONS: Readonly<Record<ExitName, string>> = {
  stop: "stop loss",
  trail: "trailing stop",
  target: "profit target",
};

function typesOf({
  stop,
  trail,
  target,
}: NonNullable<OrderRequest["exits"]>): readonly (readonly [ExitName, OrderType])[] {
  return [
    ...(stop === undefined ? [] : [["stop", { kind: "stop", stop }] as const]),
    ...(trail === undefined ? [] : [["trail", { kind: "trailing_stop", trail }] as const]),
    ...(target === undefined ? [] : [["target", { kind: "limit", limit: target }] as const]),
  ];
}

/** How much of a fill opened a position, now that `held` is held; the rest of it closed another. */
export function openedBy({ side, quantity }: Fill, held: number): number {
  const sameWay = side === "buy" ? held : -held;
  return sameWay <= 0 ? 0 : Math.min(quantity, sameWay);
}

/**
 * What each exit must lose so that exits never add up to more than is held: those of a position that is gone all, else the
 * oldest the excess. Orders of a group count once, for only one of them fills.
 */
export function excessOf(orders: readonly RestingOrder[], held: number): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  const excess = new Map<string, number>();
  for (const { request, remaining } of orders) {
    if (request.parentId === undefined || request.group === undefined) continue;
    const isLeaving = request.side === "sell" ? held > 0 : held < 0;
    if (isLeaving) groups.set(request.group, Math.max(remaining, groups.get(request.group) ?? 0));
    else excess.set(request.group, Number.POSITIVE_INFINITY);
  }
  let over = roundUnits([...groups.values()].reduce((sum, quantity) => sum + quantity, 0) - Math.abs(held));
  for (const [group, quantity] of groups) {
    if (over <= 0) break;
    excess.set(group, Math.min(over, quantity));
    over = roundUnits(over - quantity);
  }
  return excess;
}

/**
 * What orders at the market must lose that were to close, among others, what an exit has closed just now; `held` is what
 * it left. Not what they close of a position that the exit did not guard, nor what they open beyond it.
 */
export function closedTwice(
  orders: readonly RestingOrder[],
  exit: Fill,
  held: number,
): ReadonlyMap<RestingOrder, number> {
  const leaving = orders.filter(
    ({ request }) =>
      request.type.kind === "market" && request.side === exit.side && request.parentId === undefined,
  );
  const less = new Map<RestingOrder, number>();
  if (leaving.length === 0) return less;
  const left = Math.abs(held);
  const wanted = leaving.reduce((sum, { remaining }) => sum + remaining, 0);
  let over = roundUnits(Math.min(wanted, left + exit.quantity) - left);
  for (const order of leaving) {
    if (over <= 0) break;
    less.set(order, Math.min(over, order.remaining));
    over = roundUnits(over - order.remaining);
  }
  return less;
}

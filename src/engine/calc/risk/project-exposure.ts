import type { OrderId } from "#shared/model/ids.ts";
import type { OrderRequest, Side } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";

/** An order under way with the price that it is valued at. */
export interface PendingOrder {
  readonly id?: OrderId;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: number;
  readonly price: number;
  /** Of its orders only one will fill. */
  readonly group?: string | undefined;
}

/** The account as it would stand if every order under way and this one had filled. */
export interface Projection {
  /** Of the order's symbol; negative when short. */
  readonly quantity: number;
  readonly quantityBefore: number;
  /** Value of the symbol's position; negative when short. */
  readonly notional: number;
  /** Sum of the absolute values of all positions. */
  readonly gross: number;
  /** Cash that buys under way will need. */
  readonly reservedCash: number;
  /** True when any symbol would be short. */
  readonly isAnyShort: boolean;
  /** True when the order brings the position nearer to 0 and not past it. */
  readonly isReduction: boolean;
}

/** `price` values the order and its symbol; other positions stand at their last prices, orders under way at their own. */
export function projectExposure(
  order: OrderRequest,
  account: AccountState,
  open: readonly PendingOrder[],
  price: number,
): Projection {
  // What the other order of its group has in mind does not happen when this one fills.
  const pending = order.group === undefined ? open : open.filter(({ group }) => group !== order.group);
  const quantityBefore = projectedQuantity(order.symbol, account, pending);
  const quantity = quantityBefore + signed(order);
  const notional = quantity * price;
  return {
    quantity,
    quantityBefore,
    notional,
    gross: grossOfOthers(order.symbol, account, pending) + Math.abs(notional),
    reservedCash: reservedFor(pending),
    isAnyShort: quantity < 0 || isAnyOtherShort(order.symbol, account, pending),
    isReduction: quantityBefore * quantity >= 0 && Math.abs(quantity) < Math.abs(quantityBefore),
  };
}

/** A cover under way counts only once it has filled. */
function isAnyOtherShort(symbol: string, account: AccountState, pending: readonly PendingOrder[]): boolean {
  return (
    account.positions.some((held) => held.symbol !== symbol && held.quantity < 0) ||
    pending.some((order) => order.symbol !== symbol && projectedQuantity(order.symbol, account, pending) < 0)
  );
}

function reservedFor(pending: readonly PendingOrder[]): number {
  let sum = 0;
  for (const { side, quantity, price } of pending) if (side === "buy") sum += quantity * price;
  return sum;
}

/** Negative when short. A loop without a closure: asked several times for every order. */
export function heldOf(symbol: string, { positions }: AccountState): number {
  for (const position of positions) if (position.symbol === symbol) return position.quantity;
  return 0;
}

/** Held, plus what orders under way will add. */
export function projectedQuantity(
  symbol: string,
  account: AccountState,
  pending: readonly PendingOrder[],
): number {
  const held = heldOf(symbol, account);
  if (pending.length === 0) return held;
  return pending
    .filter((order) => order.symbol === symbol)
    .reduce((quantity, order) => quantity + signed(order), held);
}

/** Value of all other symbols; an order under way counts when it adds, and frees nothing before it has filled. */
export function grossOfOthers(
  symbol: string,
  account: AccountState,
  pending: readonly PendingOrder[],
): number {
  if (isAllOf(symbol, pending) && isAllOf(symbol, account.positions)) return 0;
  const prices = new Map(pending.map((order) => [order.symbol, order.price]));
  for (const position of account.positions) prices.set(position.symbol, position.lastPrice);
  prices.delete(symbol);
  let gross = 0;
  for (const [other, price] of prices) {
    const held = heldOf(other, account);
    gross += Math.max(Math.abs(held), Math.abs(projectedQuantity(other, account, pending))) * price;
  }
  return gross;
}

function isAllOf(symbol: string, members: readonly { readonly symbol: string }[]): boolean {
  for (const member of members) if (member.symbol !== symbol) return false;
  return true;
}

/** The order as under way: at its own price, a market order and one that trails at the last one. */
function valueOrder(order: OrderRequest, lastPrice: number): PendingOrder {
  const { id, symbol, side, quantity, group } = order;
  return { id, symbol, side, quantity, price: priceOf(order, lastPrice), group };
}

/** At its own price, or the last one. Highest that a buy pays without slippage: the limit of a stop-limit is beyond its stop, or touched after it. */
export function priceOf({ type, side }: OrderRequest, lastPrice: number): number {
  switch (type.kind) {
    case "limit":
      return type.limit;
    case "stop":
      return type.stop;
    case "stop_limit":
      return side === "buy" ? Math.max(type.stop, type.limit) : type.stop;
    default:
      return lastPrice;
  }
}

/**
 * The open orders as the account must count them: the exits of a bracket only ever close what is held and do not count, and
 * of a group the first on each side does.
 */
export function pendingOrders(
  orders: readonly OrderRequest[],
  lastPriceOf: (symbol: string) => number,
): readonly PendingOrder[] {
  const counted = new Set<string>();
  return orders.flatMap((order) => {
    if (order.parentId !== undefined) return [];
    if (order.group !== undefined) {
      const name = `${order.symbol} ${order.side} ${order.group}`;
      if (counted.has(name)) return [];
      counted.add(name);
    }
    return [valueOrder(order, lastPriceOf(order.symbol))];
  });
}

function signed(order: { readonly side: Side; readonly quantity: number }): number {
  return order.side === "buy" ? order.quantity : -order.quantity;
}

import type { Bar } from "#shared/model/bar.ts";
import type { OrderType, Side } from "#shared/model/order.ts";

/**
 * A second, slow opinion on how an order fills in whole-numbered prices without costs: the price walks along a path through
 * the bar, tick by tick, and the order acts on what it meets. Shares nothing with the matcher that it judges.
 */
export interface WalkedOrder {
  readonly type: OrderType;
  readonly side: Side;
  best: number | undefined;
  isTriggered: boolean;
}

/** The fill's price, or undefined. A trailing stop and a stop-limit remember in `order` what they met. */
export function walkBar(order: WalkedOrder, bar: Bar): number | undefined {
  const { type, side } = order;
  const first = arriveAt(order, bar.open);
  if (first !== undefined) return first;
  // A trailing stop meets what hurts it first; who waits for a price is not lucky with what came before.
  const isBuy = side === "buy";
  const hurtFirst = isBuy ? [bar.high, bar.low] : [bar.low, bar.high];
  const [one, two] =
    type.kind === "trailing_stop" || type.kind === "stop" ? hurtFirst : hurtFirst.toReversed();
  let at = bar.open;
  for (const point of [one!, two!, bar.close]) {
    while (at !== point) {
      at += Math.sign(point - at);
      const filled = arriveAt(order, at);
      if (filled !== undefined) return filled;
    }
  }
  return undefined;
}

function arriveAt(order: WalkedOrder, price: number): number | undefined {
  const { type, side } = order;
  const isBuy = side === "buy";
  const isCheap = (limit: number): boolean => (isBuy ? price <= limit : price >= limit);
  const isBeyond = (stop: number): boolean => (isBuy ? price >= stop : price <= stop);
  switch (type.kind) {
    case "market":
      return price;
    case "limit":
      return isCheap(type.limit) ? price : undefined;
    case "stop":
      return isBeyond(type.stop) ? price : undefined;
    case "stop_limit":
      order.isTriggered ||= isBeyond(type.stop);
      return order.isTriggered && isCheap(type.limit) ? price : undefined;
    case "trailing_stop": {
      if (type.trail.kind === "fraction") throw new Error("a walk counts whole prices");
      const { amount } = type.trail;
      if (order.best !== undefined && isBeyond(order.best + (isBuy ? amount : -amount))) return price;
      order.best =
        order.best === undefined ? price : isBuy ? Math.min(order.best, price) : Math.max(order.best, price);
      return undefined;
    }
  }
}

import type { Fill } from "#shared/model/order.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { roundUnits } from "../accounting/round-units.ts";
import { createBarVolume } from "./bar-volume.ts";
import { feeOf, feeWithoutMinimum } from "./fee-of.ts";
import type { MarketState } from "./market-context.ts";
import { NONE_PLACED } from "./market-orders.ts";
import type { Step } from "./order-life.ts";
import { refuseFill, type FillMargin } from "./refuse-fill.ts";
import { openRequest, type RestingOrder } from "./resting-order.ts";

/** Turns orders into fills, and books them. Both answer the exits that this placed. */
export interface OrderFilling {
  /** Fills what may be filled. */
  fillOrder(order: RestingOrder, price: number, step: Step, fills: Fill[]): readonly RestingOrder[];
  /** Books a fill with all that follows from it: the same when it happens and when a later process reads of it. */
  book(order: RestingOrder | undefined, fill: Fill, tsBarMs: EpochMs): readonly RestingOrder[];
}

export function createOrderFilling(market: MarketState): OrderFilling {
  const { symbol, holding, orders, context } = market;
  const { books, costs, allowShort, report } = context;
  const volume = createBarVolume(costs.participationFraction);

  const book = (order: RestingOrder | undefined, fill: Fill, tsBarMs: EpochMs): readonly RestingOrder[] => {
    books.apply(fill, market.bars);
    // What was borrowed before the bar was paid before it was matched.
    market.tsPaidMs = fill.tsMs;
    volume.use(tsBarMs, fill.quantity);
    if (order !== undefined) {
      order.remaining = roundUnits(order.remaining - fill.quantity);
      order.feesPaid += fill.fee;
      order.feesEarned += feeWithoutMinimum(fill.quantity, fill.price, costs);
      order.fillCount += 1;
      order.filled = roundUnits(order.filled + fill.quantity);
    }
    return orders.followFill(order, fill, tsBarMs);
  };

  const marginOf = (price: number): FillMargin | undefined => {
    const { initialMargin: initial } = costs;
    return initial === undefined && !allowShort ? undefined : { ...accountAt(market, price), initial };
  };

  const fillOrder = (
    order: RestingOrder,
    price: number,
    step: Step,
    fills: Fill[],
  ): readonly RestingOrder[] => {
    const { request } = order;
    const { id, side, reason } = request;
    let quantity = volume.fillable(order, step.bar);
    if (quantity === 0) return NONE_PLACED;
    const tsMs = step.outer.tsOpenMs;
    const part = quantity === request.quantity ? request : { ...request, quantity };
    let fee = feeOf(order, quantity, price, costs);
    const refusal = refuseFill(part, price, fee, {
      cash: books.cash(),
      held: holding.quantity,
      allowShort,
      margin: marginOf(price),
    });
    if (refusal !== undefined) {
      quantity = refusal.closes;
      fee = feeOf(order, quantity, price, costs);
      if (quantity === 0) orders.remove(order);
    }
    let placed = NONE_PLACED;
    if (quantity > 0) {
      const fill = { orderId: id, symbol, side, quantity, price, fee, tsMs, reason };
      fills.push(fill);
      report?.({ kind: "filled", fill });
      placed = book(order, fill, step.bar.tsOpenMs);
      if (refusal !== undefined) orders.remove(order);
    }
    if (refusal !== undefined) context.turnAway(openRequest(order), refusal, tsMs);
    return placed;
  };

  return { fillOrder, book };
}

/** Own money and all other positions, with the market's symbol at `price`. */
export function accountAt({ holding, context }: MarketState, price: number): Omit<FillMargin, "initial"> {
  let othersGross = 0;
  let isOtherShort = false;
  for (const other of context.markets()) {
    const { quantity, lastPrice } = other.holding;
    if (other.holding === holding || quantity === 0) continue;
    othersGross += Math.abs(quantity) * lastPrice;
    isOtherShort ||= quantity < 0;
  }
  const own = holding.quantity === 0 ? 0 : holding.quantity * (price - holding.lastPrice);
  return { equity: context.books.equity() + own, othersGross, isOtherShort };
}

import type { Bar } from "#shared/model/bar.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { Fill, OrderRequest } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import { createBarLength } from "./bar-length.ts";
import { borrowFee } from "./borrow-fee.ts";
import { callMargin } from "./call-margin.ts";
import { createOrderFilling } from "./fill-orders.ts";
import type { MarketContext, MarketState } from "./market-context.ts";
import { createMarketOrders } from "./market-orders.ts";
import { createMatching } from "./match-resting.ts";
import type { Step } from "./order-life.ts";
import { restOrder, type RestingOrder } from "./resting-order.ts";
import type { SimulatedMarket } from "./simulated-market.ts";

/** One symbol at the venue: what rests there, oldest first, and what is held. */
export interface Market extends SimulatedMarket {
  readonly orders: readonly RestingOrder[];
  rest(order: OrderRequest): void;
  cancel(orderId: OrderId): boolean;
  rebook(fill: Fill): void;
  recharge(amount: number, tsMs: number): void;
}

export function createMarket(symbol: string, context: MarketContext): Market {
  const { books, costs, report } = context;
  const { borrowRate = 0, maintenanceMargin = 0, halfSpreadBps = 0 } = costs;
  const holding = books.holding(symbol);
  const orders = createMarketOrders(holding, report);
  const market: MarketState = {
    symbol,
    context,
    holding,
    orders,
    rates: { takerBps: costs.slippageBps + halfSpreadBps, makerBps: halfSpreadBps },
    bars: 0,
    tsPaidMs: Number.NaN,
  };
  const barLength = createBarLength(context.barMs);
  const filling = createOrderFilling(market);
  const matchResting = createMatching(market, filling, barLength);
  const { open } = orders;

  const payBorrowing = (bar: Bar): void => {
    const amount = borrowFee(holding, bar.tsOpenMs - market.tsPaidMs, borrowRate);
    market.tsPaidMs = bar.tsOpenMs;
    if (amount === 0) return;
    context.charge(amount);
    report?.({ kind: "charged", symbol, amount, reason: "borrow fee", tsMs: bar.tsOpenMs });
  };

  const runStep = (step: Step, fills: Fill[]): void => {
    if (open.length > 0) matchResting(step, fills);
    if (maintenanceMargin > 0 && holding.quantity !== 0) callMargin(market, filling, step, fills);
  };

  const matchBar = (bar: Bar, fills: Fill[], finer: readonly Bar[] | undefined): void => {
    if (finer === undefined || finer.length === 0) runStep({ bar, outer: bar, isEnd: true }, fills);
    else {
      finer.forEach((step, index) =>
        runStep({ bar: step, outer: bar, isEnd: index === finer.length - 1 }, fills),
      );
    }
  };

  const isIdle = (): boolean =>
    open.length === 0 &&
    (holding.quantity === 0 || (maintenanceMargin === 0 && (borrowRate === 0 || holding.quantity > 0)));

  const find = (id: OrderId): RestingOrder | undefined => open.find(({ request }) => request.id === id);

  return {
    holding,
    orders: open,
    hasEntries() {
      for (const { request } of open) if (request.parentId === undefined) return true;
      return false;
    },
    rest: (order) => orders.add(restOrder(order)),
    cancel(id) {
      const found = find(id);
      return found !== undefined && orders.remove(found);
    },
    match(bar, fills, finer) {
      barLength.see(bar.tsOpenMs);
      if (borrowRate > 0 && holding.quantity < 0) payBorrowing(bar);
      // Most bars have nothing to match, and must cost nothing.
      if (!isIdle()) matchBar(bar, fills, finer);
    },
    mark(bar) {
      books.mark(holding, bar.close);
      barLength.see(bar.tsOpenMs);
      market.bars += 1;
      if (borrowRate > 0) market.tsPaidMs = bar.tsOpenMs;
    },
    get isIdle() {
      return isIdle();
    },
    pass(count, close) {
      books.mark(holding, close);
      market.bars += count;
    },
    rebook: (fill) => void filling.book(find(fill.orderId), fill, fill.tsMs),
    recharge(amount, tsMs) {
      context.charge(amount);
      market.tsPaidMs = epochMs(tsMs);
    },
  };
}

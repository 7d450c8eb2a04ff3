import { invariant } from "#engine/base/invariant.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { Fill, OrderRequest, WorkingState } from "#shared/model/order.ts";
import type { AccountState, Trade } from "#shared/model/position.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { createBooks } from "../accounting/books.ts";
import type { Approved } from "../risk/approved.ts";
import type { Refusal } from "../risk/check-order.ts";
import { pendingOrders, type PendingOrder } from "../risk/project-exposure.ts";
import { createMarket, type Market } from "./create-market.ts";
import type { MarketContext } from "./market-context.ts";
import type { VenueCosts } from "./kernel-types.ts";
import { openRequest } from "./resting-order.ts";
import type { SimulatedMarket } from "./simulated-market.ts";
import type { VenueReport } from "./venue-report.ts";

export interface SimulatedVenueOptions extends VenueCosts {
  readonly initialCash: number;
  /** False when left out: a sell then fills only against what is held. */
  readonly allowShort?: boolean;
  /** Length of the bars; left out, it is read from their times, and a first bar that opens at midnight UTC is a day. */
  readonly barMs?: number;
  /** Hears of an order that the venue turned away when it would have filled. */
  readonly onRejected?: (order: OrderRequest, refusal: Refusal, tsMs: number) => void;
  /** Hears all that happens at a bar, in its order. */
  readonly onReport?: (report: VenueReport) => void;
}

/** Accepts approved orders and fills them at later bars of their symbol; keeps the account. */
export interface SimulatedVenue {
  submit(order: Approved<OrderRequest>): void;
  /** False when there is no such open order. */
  cancel(orderId: OrderId): boolean;
  market(symbol: string): SimulatedMarket;
  onBar(symbol: string, bar: Bar): readonly Fill[];
  /** Rests an order again that passed the gate in an earlier process; exits come back with the fill that they leave. */
  readmit(order: OrderRequest): void;
  /** Books a fill of an earlier process and all that follows from it. */
  rebook(fill: Fill): void;
  /** Takes up what an open order had learned in an earlier process. */
  restate(orderId: OrderId, working: WorkingState): void;
  /** Books a charge of an earlier process. */
  recharge(symbol: string, amount: number, tsMs: EpochMs): void;
  /** Marks the account at a bar that an earlier process matched. */
  remark(symbol: string, bar: Bar): void;
  account(): AccountState;
  openOrders(): readonly OrderRequest[];
  /** The open orders as the risk check counts them. */
  pending(): readonly PendingOrder[];
  trades(): readonly Trade[];
  cash(): number;
  equity(): number;
  /** Value of what is held; negative when short. */
  positionsValue(): number;
  /** Borrow fees so far. */
  chargesPaid(): number;
}

const NONE_PENDING: readonly PendingOrder[] = [];

export function createSimulatedVenue(options: SimulatedVenueOptions): SimulatedVenue {
  const books = createBooks(options.initialCash);
  const markets = new Map<string, Market>();
  let chargesPaid = 0;
  const context: MarketContext = {
    books,
    costs: options,
    allowShort: options.allowShort ?? false,
    barMs: options.barMs,
    markets: () => markets.values(),
    report: options.onReport,
    turnAway(order, refusal, tsMs) {
      options.onRejected?.(order, refusal, tsMs);
      options.onReport?.({ kind: "turned_away", order, refusal });
    },
    charge(amount) {
      chargesPaid += amount;
      books.charge(amount);
    },
  };

  const market = (symbol: string): Market => {
    const known = markets.get(symbol);
    if (known !== undefined) return known;
    const created = createMarket(symbol, context);
    markets.set(symbol, created);
    return created;
  };
  const openOrders = (): readonly OrderRequest[] =>
    [...markets.values()].flatMap(({ orders }) => orders.map(openRequest));
  const isQuiet = (): boolean => {
    for (const { orders } of markets.values()) if (orders.length > 0) return false;
    return true;
  };
  const rest = (order: OrderRequest): void => {
    const state = market(order.symbol);
    const isKnown = state.orders.length > 0 && state.orders.some(({ request }) => request.id === order.id);
    invariant(!isKnown, `order ${order.id} is already open`);
    state.rest(order);
  };

  return {
    submit: rest,
    readmit: rest,
    cancel: (orderId) => [...markets.values()].some((state) => state.cancel(orderId)),
    market,
    onBar(symbol, bar) {
      const fills: Fill[] = [];
      const state = market(symbol);
      state.match(bar, fills);
      state.mark(bar);
      return fills;
    },
    rebook: (fill) => market(fill.symbol).rebook(fill),
    restate(orderId, working) {
      for (const { orders } of markets.values()) {
        const found = orders.find(({ request }) => request.id === orderId);
        if (found !== undefined) found.working = working;
      }
    },
    recharge: (symbol, amount, tsMs) => market(symbol).recharge(amount, tsMs),
    remark: (symbol, bar) => market(symbol).mark(bar),
    account: () => books.account(),
    openOrders,
    pending: () =>
      isQuiet() ? NONE_PENDING : pendingOrders(openOrders(), (symbol) => market(symbol).holding.lastPrice),
    trades: () => books.trades,
    cash: () => books.cash(),
    equity: () => books.equity(),
    positionsValue: () => books.positionsValue(),
    chargesPaid: () => chargesPaid,
  };
}

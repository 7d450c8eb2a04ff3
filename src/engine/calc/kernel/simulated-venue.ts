import { invariant } from "#engine/base/invariant.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { Fill, OrderRequest } from "#shared/model/order.ts";
import type { AccountState, Trade } from "#shared/model/position.ts";
import { createBooks, type Holding } from "../accounting/books.ts";
import { roundUnits } from "../accounting/round-units.ts";
import type { Approved } from "../risk/approved.ts";
import type { Refusal } from "../risk/check-order.ts";
import { valueOrder, type PendingOrder } from "../risk/project-exposure.ts";
import type { VenueCosts } from "./kernel-types.ts";
import { matchOrder } from "./match-order.ts";
import { refuseFill } from "./refuse-fill.ts";

export interface SimulatedVenueOptions extends VenueCosts {
  readonly initialCash: number;
  /** False when left out: a sell then fills only against what is held. */
  readonly allowShort?: boolean;
  /** Hears of an order that the venue turned away when it would have filled. */
  readonly onRejected?: (order: OrderRequest, refusal: Refusal, tsMs: number) => void;
}

/** One symbol at the venue, for the bar loop. */
export interface SimulatedMarket {
  readonly holding: Holding;
  /** Matches the resting orders against the bar, then marks the account at its close. */
  onBar(bar: Bar): readonly Fill[];
  /** True while a bar could change nothing here but the price: then bars may be passed instead of shown. */
  readonly isIdle: boolean;
  /** What `onBar` would do for `bars` bars, the last of which closed at `close`. Only while idle. */
  pass(bars: number, close: number): void;
}

/** Accepts approved orders and fills them at later bars of their symbol; keeps the account. */
export interface SimulatedVenue {
  submit(order: Approved<OrderRequest>): void;
  /** False when there is no such open order. */
  cancel(orderId: OrderId): boolean;
  market(symbol: string): SimulatedMarket;
  onBar(symbol: string, bar: Bar): readonly Fill[];
  /** Rests an order again that passed the gate in an earlier process. */
  readmit(order: OrderRequest): void;
  /** Books a fill of an earlier process, whose order is then open no more. */
  rebook(fill: Fill): void;
  /** Marks the account at a bar that an earlier process matched. */
  remark(symbol: string, bar: Bar): void;
  account(): AccountState;
  openOrders(): readonly OrderRequest[];
  /** The open orders valued at the price that the risk check counts. */
  pending(): readonly PendingOrder[];
  trades(): readonly Trade[];
  cash(): number;
  equity(): number;
  /** Value of what is held; negative when short. */
  positionsValue(): number;
}

interface MarketState extends SimulatedMarket {
  readonly orders: OrderRequest[];
  /** Bars seen so far. */
  bars: number;
}

const NO_FILLS: readonly Fill[] = [];
const NONE_PENDING: readonly PendingOrder[] = [];
/** Of several orders that one bar touches the dearer outcome comes first: stops before limits. */
const MATCH_ORDER = ["market", "stop", "limit"] as const;

/** What a refused buy still fills: the short that it covers. Nobody is left in what the strategy wants out of. */
function coveredBy({ side }: OrderRequest, held: number): number {
  return side === "buy" ? Math.max(0, -held) : 0;
}

export function createSimulatedVenue(options: SimulatedVenueOptions): SimulatedVenue {
  const books = createBooks(options.initialCash);
  const markets = new Map<string, MarketState>();
  const { feeBps, slippageBps, allowShort = false, onRejected } = options;

  const fillOrder = (state: MarketState, order: OrderRequest, bar: Bar, price: number): Fill | undefined => {
    const feeOf = (quantity: number): number => roundUnits((quantity * price * feeBps) / 10_000);
    const account = { cash: books.cash(), held: state.holding.quantity, allowShort };
    const refusal = refuseFill(order, price, feeOf(order.quantity), account);
    if (refusal !== undefined) onRejected?.(order, refusal, bar.tsOpenMs);
    const quantity = refusal === undefined ? order.quantity : coveredBy(order, account.held);
    if (quantity === 0) return undefined;
    const { id: orderId, symbol, side, reason } = order;
    const fee = feeOf(quantity);
    const fill = { orderId, symbol, side, quantity, price, fee, tsMs: bar.tsOpenMs, reason };
    books.apply(fill, state.bars);
    return fill;
  };

  const matchAll = (state: MarketState, bar: Bar): readonly Fill[] => {
    const due = state.orders.filter((order) => order.tsDecidedMs < bar.tsOpenMs);
    const fills: Fill[] = [];
    for (const order of MATCH_ORDER.flatMap((kind) => due.filter(({ type }) => type.kind === kind))) {
      const price = matchOrder(order.type, order.side, bar, slippageBps);
      if (Number.isNaN(price)) continue;
      state.orders.splice(state.orders.indexOf(order), 1);
      const fill = fillOrder(state, order, bar, price);
      if (fill !== undefined) fills.push(fill);
    }
    return fills;
  };

  const openMarket = (symbol: string): MarketState => {
    const holding = books.holding(symbol);
    const state: MarketState = {
      holding,
      orders: [],
      bars: 0,
      onBar(bar) {
        const fills = state.orders.length === 0 ? NO_FILLS : matchAll(state, bar);
        books.mark(holding, bar.close);
        state.bars += 1;
        return fills;
      },
      get isIdle() {
        return state.orders.length === 0;
      },
      pass(bars, close) {
        books.mark(holding, close);
        state.bars += bars;
      },
    };
    markets.set(symbol, state);
    return state;
  };
  const market = (symbol: string): MarketState => markets.get(symbol) ?? openMarket(symbol);
  const isQuiet = (): boolean => {
    for (const { orders } of markets.values()) if (orders.length > 0) return false;
    return true;
  };
  const openOrders = (): readonly OrderRequest[] => [...markets.values()].flatMap(({ orders }) => orders);

  const rest = (order: OrderRequest): void => {
    const { orders } = market(order.symbol);
    invariant(!orders.some(({ id }) => id === order.id), `order ${order.id} is already open`);
    orders.push(order);
  };

  return {
    submit: rest,
    readmit: rest,
    cancel(orderId) {
      for (const { orders } of markets.values()) {
        const index = orders.findIndex(({ id }) => id === orderId);
        if (index >= 0) return orders.splice(index, 1).length === 1;
      }
      return false;
    },
    market,
    onBar: (symbol, bar) => market(symbol).onBar(bar),
    rebook(fill) {
      const state = market(fill.symbol);
      const index = state.orders.findIndex(({ id }) => id === fill.orderId);
      if (index >= 0) state.orders.splice(index, 1);
      books.apply(fill, state.bars);
    },
    remark(symbol, bar) {
      const state = market(symbol);
      books.mark(state.holding, bar.close);
      state.bars += 1;
    },
    account: () => books.account(),
    openOrders,
    pending: () =>
      isQuiet()
        ? NONE_PENDING
        : openOrders().map((order) => valueOrder(order, market(order.symbol).holding.lastPrice)),
    trades: () => books.trades,
    cash: () => books.cash(),
    equity: () => books.equity(),
    positionsValue: () => books.positionsValue(),
  };
}

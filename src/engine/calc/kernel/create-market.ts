import type { Bar } from "#shared/model/bar.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { Fill, OrderRequest } from "#shared/model/order.ts";
import { epochMs, type EpochMs } from "#shared/model/time.ts";
import type { Books } from "../accounting/books.ts";
import { roundUnits } from "../accounting/round-units.ts";
import type { Refusal } from "../risk/check-order.ts";
import { createBarLength } from "./bar-length.ts";
import { borrowFee } from "./borrow-fee.ts";
import { feeOf, feeWithoutMinimum } from "./fee-of.ts";
import type { VenueCosts } from "./kernel-types.ts";
import { breachedAt, MARGIN_CALL, marginCallId } from "./margin-call.ts";
import { matchOrder, slip, type Match, type MatchRates } from "./match-order.ts";
import { isLiveAt, isOverAfter, isOverBefore, isPastFor, learn, type Step } from "./order-life.ts";
import { closedTwice, excessOf, openedBy, placeExits } from "./place-exits.ts";
import { refuseFill, type FillMargin } from "./refuse-fill.ts";
import { barAfter, hasMemory, openRequest, restOrder, type RestingOrder } from "./resting-order.ts";
import type { SimulatedMarket } from "./simulated-market.ts";
import type { VenueReport } from "./venue-report.ts";

/** What the markets of one venue share. */
export interface MarketContext {
  readonly books: Books;
  readonly costs: VenueCosts;
  readonly allowShort: boolean;
  readonly barMs: number | undefined;
  markets(): Iterable<Market>;
  /** Undefined when nobody listens. */
  readonly report: ((report: VenueReport) => void) | undefined;
  turnAway(order: OrderRequest, refusal: Refusal, tsMs: EpochMs): void;
  charge(amount: number): void;
}

/** One symbol at the venue: what rests there, oldest first, and what is held. */
export interface Market extends SimulatedMarket {
  readonly orders: readonly RestingOrder[];
  rest(order: OrderRequest): void;
  cancel(orderId: OrderId): boolean;
  rebook(fill: Fill): void;
  recharge(amount: number, tsMs: EpochMs): void;
  mark(bar: Bar): void;
}

/** An order that fills in the bar that is being matched. */
interface Candidate extends Match {
  readonly order: RestingOrder;
  readonly sequence: number;
}

const NONE_PLACED: readonly RestingOrder[] = [];

/** Of orders that fill at the same moment the dearer outcome comes first: stops before limits. */
const RANK = { market: 0, stop: 1, stop_limit: 1, trailing_stop: 1, limit: 2 } as const;

export function createMarket(symbol: string, context: MarketContext): Market {
  const { books, costs, allowShort, report } = context;
  const { participationFraction, borrowRate = 0, maintenanceMargin = 0, halfSpreadBps = 0 } = costs;
  const rates: MatchRates = { takerBps: costs.slippageBps + halfSpreadBps, makerBps: halfSpreadBps };
  const holding = books.holding(symbol);
  const orders: RestingOrder[] = [];
  const barLength = createBarLength(context.barMs);
  const volumeUsed = { tsMs: Number.NaN, quantity: 0 };
  let bars = 0;
  let tsPaidMs = Number.NaN;

  const remove = (order: RestingOrder): boolean => {
    const index = orders.indexOf(order);
    if (index < 0) return false;
    // Nearly always the only one, which the last one leaves for less.
    if (index === orders.length - 1) orders.pop();
    else orders.splice(index, 1);
    return true;
  };

  const cancelOrder = (order: RestingOrder, reason: string): void => {
    if (remove(order)) report?.({ kind: "cancelled", order: openRequest(order), reason });
  };

  /** What another order took from it is not filled any more. */
  const close = (order: RestingOrder): void => {
    if (order.filled < order.request.quantity) cancelOrder(order, "the rest of it was done by another order");
    else remove(order);
  };

  /** Takes what another order has filled or closed from an order that has lost its use so far. */
  const reduce = (order: RestingOrder, quantity: number, reason: string): void => {
    const left = roundUnits(order.remaining - quantity);
    if (left > 0) order.remaining = left;
    else cancelOrder(order, reason);
  };

  const keepExitsToHolding = (): void => {
    for (const [group, quantity] of excessOf(orders, holding.quantity)) {
      for (const order of orders.filter(({ request }) => request.group === group)) {
        reduce(order, quantity, "the position is closed");
      }
    }
  };

  /** An order to leave that is still on its way was meant for what an exit has closed meanwhile. */
  const leaveLess = (exit: Fill): void => {
    for (const [order, quantity] of closedTwice(orders, exit, holding.quantity)) {
      reduce(order, quantity, "the position is closed");
    }
  };

  /** Books a fill with all that follows from it: the same when it happens and when a later process reads of it. */
  const book = (order: RestingOrder | undefined, fill: Fill, tsBarMs: EpochMs): readonly RestingOrder[] => {
    books.apply(fill, bars);
    // What was borrowed before the bar was paid before it was matched.
    tsPaidMs = fill.tsMs;
    useVolume(tsBarMs, fill.quantity);
    let placed = NONE_PLACED;
    if (order !== undefined) {
      order.remaining = roundUnits(order.remaining - fill.quantity);
      order.feesPaid += fill.fee;
      order.feesEarned += feeWithoutMinimum(fill.quantity, fill.price, costs);
      order.fillCount += 1;
      order.filled = roundUnits(order.filled + fill.quantity);
      if (order.remaining <= 0) close(order);
      const { group, exits, parentId } = order.request;
      if (parentId !== undefined) leaveLess(fill);
      if (group !== undefined) {
        for (const other of orders.filter((one) => one.request.group === group && one !== order)) {
          reduce(other, fill.quantity, "the other order of its group filled");
        }
      }
      if (exits !== undefined) {
        placed = placeExits(order, fill, openedBy(fill, holding.quantity), tsBarMs);
        orders.push(...placed);
        for (const { request } of placed) report?.({ kind: "placed", order: request });
      }
    }
    if (orders.length > 0) keepExitsToHolding();
    return placed;
  };

  function useVolume(tsMs: EpochMs, quantity: number): void {
    if (participationFraction === undefined) return;
    if (volumeUsed.tsMs !== tsMs) volumeUsed.quantity = 0;
    volumeUsed.tsMs = tsMs;
    volumeUsed.quantity += quantity;
  }

  /** What the bar's volume leaves for the order, in whole units when it asks for whole units. */
  const fillable = ({ remaining, request }: RestingOrder, bar: Bar): number => {
    if (participationFraction === undefined) return remaining;
    const used = volumeUsed.tsMs === bar.tsOpenMs ? volumeUsed.quantity : 0;
    const room = bar.volume * participationFraction - used;
    const part = Number.isInteger(request.quantity) ? Math.floor(room + 1e-9) : Math.floor(room * 1e8) / 1e8;
    const quantity = Math.min(remaining, part);
    if (!(quantity > 0)) return 0;
    return request.timeInForce?.kind === "fok" && quantity < remaining ? 0 : quantity;
  };

  /** Fills what may be filled and answers the exits that this placed. */
  const fillOrder = (
    order: RestingOrder,
    price: number,
    step: Step,
    fills: Fill[],
  ): readonly RestingOrder[] => {
    const { request } = order;
    const { id, side, reason } = request;
    let quantity = fillable(order, step.bar);
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
      if (quantity === 0) remove(order);
    }
    let placed = NONE_PLACED;
    if (quantity > 0) {
      const fill = { orderId: id, symbol, side, quantity, price, fee, tsMs, reason };
      fills.push(fill);
      report?.({ kind: "filled", fill });
      placed = book(order, fill, step.bar.tsOpenMs);
      if (refusal !== undefined) remove(order);
    }
    if (refusal !== undefined) context.turnAway(openRequest(order), refusal, tsMs);
    return placed;
  };

  const marginOf = (price: number): FillMargin | undefined => {
    const { initialMargin: initial } = costs;
    return initial === undefined && !allowShort ? undefined : { ...accountAt(price), initial };
  };

  /** Own money and all other positions, with this symbol at `price`. */
  const accountAt = (price: number): Omit<FillMargin, "initial"> => {
    let othersGross = 0;
    let isOtherShort = false;
    for (const other of context.markets()) {
      const { quantity, lastPrice } = other.holding;
      if (other.holding === holding || quantity === 0) continue;
      othersGross += Math.abs(quantity) * lastPrice;
      isOtherShort ||= quantity < 0;
    }
    const own = holding.quantity === 0 ? 0 : holding.quantity * (price - holding.lastPrice);
    return { equity: books.equity() + own, othersGross, isOtherShort };
  };

  const seenOf = (order: RestingOrder, bar: Bar): Bar =>
    order.birth?.tsBarMs === bar.tsOpenMs ? barAfter(order.birth, bar, rates) : bar;

  const toCandidate = (order: RestingOrder, bar: Bar, sequence: number): readonly Candidate[] => {
    const match = matchOrder(order.request, seenOf(order, bar), rates, order.working);
    return match === undefined ? [] : [{ ...match, order, sequence }];
  };

  /** What `matchAll` does where one order at the market is all that rests, as it nearly always is; false when more does. */
  const matchOnly = (step: Step, fills: Fill[]): boolean => {
    const [order] = orders;
    if (order === undefined || orders.length > 1 || !isPlain(order.request)) return false;
    if (isPastFor(order, step.bar) || !isLiveAt(order, step.bar, costs)) return false;
    const match = matchOrder(order.request, seenOf(order, step.bar), rates, order.working);
    if (match === undefined) return false;
    fillOrder(order, match.price, step, fills);
    if (orders.includes(order)) settle(order, step, true);
    return true;
  };

  const matchAll = (step: Step, fills: Fill[]): void => {
    if (matchOnly(step, fills)) return;
    const { bar } = step;
    let sequence = 0;
    for (const order of orders.filter((candidate) => isOverBefore(candidate, bar))) {
      remove(order);
      report?.({ kind: "expired", order: openRequest(order) });
    }
    const met = orders.filter((order) => !isPastFor(order, bar));
    const live = new Set(met.filter((order) => isLiveAt(order, bar, costs)));
    let queue = [...live].flatMap((order) => toCandidate(order, bar, (sequence += 1)));
    while (queue.length > 0) {
      const next = queue.reduce((first, other) => (compare(other, first) < 0 ? other : first));
      queue = queue.filter((candidate) => candidate !== next);
      if (!orders.includes(next.order)) continue;
      for (const exit of fillOrder(next.order, next.price, step, fills)) {
        met.push(exit);
        live.add(exit);
        queue.push(...toCandidate(exit, bar, (sequence += 1)));
      }
    }
    for (const order of met) if (orders.includes(order)) settle(order, step, live.has(order));
  };

  /** After the bar: what is over expires, the rest remembers what it has seen. */
  const settle = (order: RestingOrder, step: Step, isLive: boolean): void => {
    if (isLive && isOverAfter(order.request, step, barLength.ms())) {
      remove(order);
      report?.({ kind: "expired", order: openRequest(order) });
      return;
    }
    if (!hasMemory(order.request, costs)) return;
    const working = learn(order, step, seenOf(order, step.bar), { isLive, terms: costs });
    if (working === undefined || working === order.working) return;
    order.working = working;
    report?.({ kind: "updated", order: openRequest(order), working });
  };

  const payBorrowing = (bar: Bar): void => {
    const amount = borrowFee(holding, bar.tsOpenMs - tsPaidMs, borrowRate);
    tsPaidMs = bar.tsOpenMs;
    if (amount === 0) return;
    context.charge(amount);
    report?.({ kind: "charged", symbol, amount, reason: "borrow fee", tsMs: bar.tsOpenMs });
  };

  /** Closes the whole position at the bar's worst price when the account cannot carry it there. */
  const callMargin = ({ bar, outer }: Step, fills: Fill[]): void => {
    const worst = holding.quantity > 0 ? bar.low : bar.high;
    if (!breachedAt(holding.quantity, worst, accountAt(worst), maintenanceMargin)) return;
    for (const order of orders.slice()) cancelOrder(order, MARGIN_CALL);
    const side = holding.quantity > 0 ? "sell" : "buy";
    const quantity = Math.abs(holding.quantity);
    const call = restOrder({
      id: marginCallId(symbol, bar.tsOpenMs),
      symbol,
      side,
      quantity,
      type: { kind: "market" },
      reason: MARGIN_CALL,
      tsDecidedMs: outer.tsOpenMs,
    });
    report?.({ kind: "placed", order: call.request });
    const price = slip(worst, side === "buy" ? 1 : -1, rates.takerBps);
    const fee = feeOf(call, quantity, price, costs);
    const fill = {
      orderId: call.request.id,
      symbol,
      side,
      quantity,
      price,
      fee,
      tsMs: outer.tsOpenMs,
      reason: MARGIN_CALL,
    } as const;
    fills.push(fill);
    report?.({ kind: "filled", fill });
    book(call, fill, bar.tsOpenMs);
  };

  const runStep = (step: Step, fills: Fill[]): void => {
    if (orders.length > 0) matchAll(step, fills);
    if (maintenanceMargin > 0 && holding.quantity !== 0) callMargin(step, fills);
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
    orders.length === 0 &&
    (holding.quantity === 0 || (maintenanceMargin === 0 && (borrowRate === 0 || holding.quantity > 0)));

  const mark = (bar: Bar): void => {
    books.mark(holding, bar.close);
    barLength.see(bar.tsOpenMs);
    bars += 1;
    if (borrowRate > 0) tsPaidMs = bar.tsOpenMs;
  };

  return {
    holding,
    orders,
    hasEntries() {
      for (const { request } of orders) if (request.parentId === undefined) return true;
      return false;
    },
    rest: (order) => void orders.push(restOrder(order)),
    cancel(id) {
      const found = orders.find(({ request }) => request.id === id);
      return found !== undefined && remove(found);
    },
    onBar(bar, fills, finer) {
      barLength.see(bar.tsOpenMs);
      if (borrowRate > 0 && holding.quantity < 0) payBorrowing(bar);
      // Most bars have nothing to match, and must cost nothing.
      if (!isIdle()) matchBar(bar, fills, finer);
      mark(bar);
    },
    get isIdle() {
      return isIdle();
    },
    pass(count, close) {
      books.mark(holding, close);
      bars += count;
    },
    rebook(fill) {
      book(
        orders.find(({ request }) => request.id === fill.orderId),
        fill,
        fill.tsMs,
      );
    },
    recharge(amount, tsMs) {
      context.charge(amount);
      tsPaidMs = epochMs(tsMs);
    },
    mark,
  };
}

function compare(left: Candidate, right: Candidate): number {
  return (
    left.phase - right.phase ||
    RANK[left.order.request.type.kind] - RANK[right.order.request.type.kind] ||
    left.sequence - right.sequence
  );
}

/** At the market, until it fills, and nothing follows from it. */
function isPlain({ type, timeInForce, exits, group }: OrderRequest): boolean {
  return type.kind === "market" && timeInForce === undefined && exits === undefined && group === undefined;
}

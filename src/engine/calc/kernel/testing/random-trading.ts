import fc from "fast-check";
import { orderId } from "#shared/model/ids.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import { moneyToNumber, multiplyMoney } from "#shared/model/money.ts";
import type { OrderExits, OrderRequest, OrderType, TimeInForce } from "#shared/model/order.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import {
  bookCharge,
  bookFill,
  equityOf,
  markPrice,
  openLedger,
  type Ledger,
} from "#engine/calc/accounting/ledger.ts";
import { checkOrder } from "#engine/calc/risk/check-order.ts";
import { createSimulatedVenue } from "../simulated-venue.ts";
import type { VenueReport } from "../venue-report.ts";

const SYMBOLS = ["A", "B"] as const;
const INITIAL_CASH = 20_000;

const price = fc.integer({ min: 6_000, max: 15_000 }).map((cents) => cents / 100);
const distance = fc.integer({ min: 1, max: 2_500 }).map((cents) => cents / 100);

const type: fc.Arbitrary<OrderType> = fc.oneof(
  fc.constant<OrderType>({ kind: "market" }),
  price.map((limit): OrderType => ({ kind: "limit", limit })),
  price.map((stop): OrderType => ({ kind: "stop", stop })),
  fc.tuple(price, price).map(([stop, limit]): OrderType => ({ kind: "stop_limit", stop, limit })),
  distance.map((amount): OrderType => ({ kind: "trailing_stop", trail: { kind: "amount", amount } })),
  fc
    .double({ min: 0.01, max: 0.3, noNaN: true })
    .map((fraction): OrderType => ({ kind: "trailing_stop", trail: { kind: "fraction", fraction } })),
);

const timeInForce: fc.Arbitrary<TimeInForce> = fc.oneof(
  fc.constantFrom<TimeInForce>({ kind: "gtc" }, { kind: "day" }, { kind: "ioc" }, { kind: "fok" }),
  fc.integer({ min: 1, max: 30 }).map((day): TimeInForce => ({ kind: "gtd", tsUntilMs: tsOf(day) })),
);

const order = fc.record({
  type,
  timeInForce,
  side: fc.constantFrom("buy" as const, "sell" as const),
  quantity: fc.oneof(
    fc.integer({ min: 1, max: 150 }),
    fc.integer({ min: 1, max: 10_000_000 }).map((units) => units / 100_000),
  ),
  away: fc.option(fc.record({ stop: distance, target: distance, isTrailed: fc.boolean() }), {
    nil: undefined,
  }),
  isGrouped: fc.boolean(),
});

const step = fc.record({
  symbol: fc.constantFrom(...SYMBOLS),
  prices: fc.tuple(price, price, price, price),
  volume: fc.integer({ min: 0, max: 2_000 }),
  order: fc.option(order, { nil: undefined }),
  isCancelling: fc.boolean(),
});

const execution: fc.Arbitrary<ExecutionTerms> = fc.record(
  {
    feePerShare: fc.constantFrom(0, 0.005),
    minimumFee: fc.constantFrom(0, 1),
    halfSpreadBps: fc.constantFrom(0, 7),
    latencyBars: fc.constantFrom(0, 1),
    latencyMs: fc.constantFrom(0, 1),
    borrowRate: fc.constantFrom(0, 0.3),
    participationFraction: fc.constantFrom(0.05, 1),
  },
  { requiredKeys: [] },
);

const margin: fc.Arbitrary<ExecutionTerms> = fc.constantFrom<ExecutionTerms>(
  {},
  {},
  { initialMargin: 0.5, maintenanceMargin: 0.3 },
);

/** Random orders of every kind over random bars of two symbols, at a venue with random terms. */
export const aTrading = fc.record({
  steps: fc.array(step, { minLength: 15, maxLength: 40, size: "max" }),
  feeBps: fc.constantFrom(0, 1, 37),
  slippageBps: fc.constantFrom(0, 1, 25),
  allowShort: fc.boolean(),
  execution,
  margin,
});

type Trading = typeof aTrading extends fc.Arbitrary<infer Value> ? Value : never;
type Step = Trading["steps"][number];

function tsOf(index: number) {
  return epochMs(Date.UTC(2020, 0, 1) + index * DAY_MS);
}

function barOf({ prices, volume }: Step, index: number): Bar {
  const [open, close] = prices;
  return { tsOpenMs: tsOf(index), open, high: Math.max(...prices), low: Math.min(...prices), close, volume };
}

/** Exits on the right side of the price at which the order means to enter. */
function exitsOf(
  { away, type: entry, side }: NonNullable<Step["order"]>,
  close: number,
): OrderExits | undefined {
  if (away === undefined) return undefined;
  const at =
    entry.kind === "limit" || entry.kind === "stop_limit"
      ? entry.limit
      : entry.kind === "stop"
        ? entry.stop
        : close;
  const sign = side === "buy" ? 1 : -1;
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    target: round(at + sign * away.target),
    ...(away.isTrailed
      ? { trail: { kind: "amount" as const, amount: away.stop } }
      : { stop: round(at - sign * away.stop) }),
  };
}

export interface Violations {
  readonly problems: readonly string[];
  readonly fills: number;
}

/**
 * Trades and looks after every bar whether anything is wrong: books against the exact ledger, fills against bar and order,
 * exits against what is held. Written apart from the venue, on what it reports only.
 */
export function trade(trading: Trading): Violations {
  const { steps, feeBps, slippageBps, allowShort } = trading;
  const terms = { ...trading.execution, ...trading.margin };
  const problems: string[] = [];
  const must = (isRight: boolean, what: () => string): void => {
    if (!isRight) problems.push(what());
  };
  let reports: VenueReport[] = [];
  const venue = createSimulatedVenue({
    ...terms,
    initialCash: INITIAL_CASH,
    feeBps,
    slippageBps,
    allowShort,
    onReport: (report) => reports.push(report),
  });
  const requests = new Map<string, OrderRequest>();
  const filled = new Map<string, number>();
  let ledger = openLedger(INITIAL_CASH);
  let fills = 0;
  const bps = slippageBps + (terms.halfSpreadBps ?? 0);

  for (const [index, one] of steps.entries()) {
    const bar = barOf(one, index);
    const held = (symbol: string): number =>
      venue.account().positions.find((position) => position.symbol === symbol)?.quantity ?? 0;
    venue.onBar(one.symbol, bar);
    for (const report of reports) {
      if (report.kind === "placed") requests.set(report.order.id, report.order);
      if (report.kind === "charged") {
        must(report.amount > 0, () => `a charge of ${report.amount}`);
        ledger = bookCharge(ledger, report.amount);
      }
      if (report.kind !== "filled") continue;
      const { fill } = report;
      fills += 1;
      ledger = bookFill(ledger, fill);
      const holding = ledger.holdings.find(({ symbol }) => symbol === fill.symbol);
      const isOpening = holding?.direction === (fill.side === "buy" ? 1n : -1n);
      must(
        !isOpening ||
          terms.initialMargin !== undefined ||
          grossOf(ledger) <= moneyToNumber(equityOf(ledger)) + 0.01,
        () => `${fill.orderId} opened on borrowed money`,
      );
      const request = requests.get(fill.orderId);
      const total = (filled.get(fill.orderId) ?? 0) + fill.quantity;
      filled.set(fill.orderId, total);
      const group = request?.group;
      if (group !== undefined) {
        const ofGroup = `${fill.symbol} ${group}`;
        const together = (filled.get(ofGroup) ?? 0) + fill.quantity;
        filled.set(ofGroup, together);
        must(together <= (request?.quantity ?? 0) + 1e-9, () => `group ${ofGroup} filled ${together}`);
      }
      must(request !== undefined, () => `${fill.orderId} filled and was never sent`);
      must(total <= (request?.quantity ?? 0) + 1e-9, () => `${fill.orderId} filled ${total}`);
      const isCall = fill.reason === "margin call";
      must(
        isCall || fill.tsMs > (request?.tsDecidedMs ?? Infinity),
        () => `${fill.orderId} filled before its order`,
      );
      must(fill.fee >= 0, () => `${fill.orderId} paid a fee of ${fill.fee}`);
      // The price itself is one of the bar; slippage and spread move it against the order, never for it.
      const [cheapest, dearest] = [bar.low * (1 - bps / 10_000) - 1e-6, bar.high * (1 + bps / 10_000) + 1e-6];
      must(fill.price >= cheapest && fill.price <= dearest, () => `${fill.orderId} filled at ${fill.price}`);
    }
    reports = [];
    ledger = markPrice(ledger, one.symbol, bar.close);

    const account = venue.account();
    const exact = equityOf(ledger);
    const initial = ledger.realizedProfit - ledger.feesPaid;
    const open = ledger.holdings.reduce(
      (sum, { direction, lots }) => sum + direction * lots.reduce((cost, lot) => cost + lot.cost, 0n),
      0n,
    );
    const value = exact - ledger.cash;
    must(
      exact === openLedger(INITIAL_CASH).cash + initial + (value - open),
      () => "the exact books do not add up",
    );
    must(
      Math.abs(account.equity - moneyToNumber(exact)) < 0.01,
      () => `equity ${account.equity} is not ${moneyToNumber(exact)}`,
    );
    must(
      account.cash + venue.positionsValue() === account.equity,
      () => "cash and positions are not the equity",
    );
    const profits = venue.trades().reduce((sum, { profit, fees }) => sum + profit + fees, 0);
    must(Math.abs(profits - moneyToNumber(ledger.realizedProfit)) < 0.01, () => `trades made ${profits}`);
    if (terms.initialMargin === undefined && !allowShort)
      must(account.cash > -0.01, () => `cash was ${account.cash}`);
    for (const symbol of SYMBOLS) {
      if (!allowShort) must(held(symbol) >= 0, () => `${symbol} was short without leave`);
      for (const problem of findOrphans(venue.openOrders(), symbol, held(symbol))) problems.push(problem);
    }
    if (one.isCancelling) {
      const oldest = venue.openOrders().find(({ parentId }) => parentId === undefined);
      if (oldest !== undefined) venue.cancel(oldest.id);
    }
    const request = one.order === undefined ? undefined : toRequest(one, index, bar.close);
    // A desk takes no order into a group of which one has filled.
    if (request === undefined || filled.has(`${request.symbol} ${request.group}`)) continue;
    const checked = checkOrder(
      request,
      { ...account, cash: 1e15, equity: 1e15 },
      {
        referencePrice: bar.close,
        costFraction: 0,
        pending: [],
        limits: { maximumPositionFraction: 1, maximumGrossFraction: 1, allowShort: true, isHalted: false },
      },
    );
    if (!checked.ok) continue;
    requests.set(request.id, request);
    venue.submit(checked.value);
  }
  return { problems, fills };
}

/** Value of all positions, without sign. */
function grossOf({ holdings }: Ledger): number {
  const values = holdings.flatMap(({ lots, lastPrice }) =>
    lots.map(({ quantity }) => moneyToNumber(multiplyMoney(lastPrice, quantity))),
  );
  return values.reduce((sum, value) => sum + value, 0);
}

function toRequest(one: Step, index: number, close: number): OrderRequest | undefined {
  if (one.order === undefined) return undefined;
  const { type: orderType, side, quantity, timeInForce: force, isGrouped } = one.order;
  const exits = exitsOf(one.order, close);
  // Orders of a group are of one quantity; three neighbours may meet in one.
  const grouped = isGrouped ? { group: `g${Math.floor(index / 3)}`, quantity: 30 } : { quantity };
  return {
    id: orderId(`o${index}`),
    symbol: one.symbol,
    side,
    type: orderType,
    reason: "random",
    tsDecidedMs: tsOf(index),
    timeInForce: force,
    ...grouped,
    ...(exits === undefined ? {} : { exits }),
  };
}

/** Exits without the position that they leave, or for more than is held. */
function findOrphans(orders: readonly OrderRequest[], symbol: string, held: number): readonly string[] {
  const groups = new Map<string, number>();
  const problems: string[] = [];
  for (const { id, symbol: of, parentId, group, side, quantity } of orders) {
    if (of !== symbol || parentId === undefined || group === undefined) continue;
    if (side === "sell" ? held <= 0 : held >= 0) problems.push(`${id} leaves ${held} ${symbol}`);
    groups.set(group, Math.max(quantity, groups.get(group) ?? 0));
  }
  const guarded = [...groups.values()].reduce((sum, quantity) => sum + quantity, 0);
  if (guarded > Math.abs(held) + 1e-8) problems.push(`exits leave ${guarded} of ${held} ${symbol}`);
  return problems;
}

import type { Fill } from "#shared/model/order.ts";
import type { AccountState, Position } from "#shared/model/position.ts";
import {
  moneyFromNumber,
  moneyToNumber,
  multiplyMoney,
  shareOfMoney,
  type Money,
} from "#shared/model/money.ts";

/** What is left of one opening fill; both fields are positive. */
interface Lot {
  quantity: Money;
  cost: Money;
}

/** All lots of a symbol point one way: `direction` 1 long, -1 short, 0 flat. */
interface Holding {
  readonly symbol: string;
  direction: 1n | -1n | 0n;
  lots: Lot[];
  lastPrice: Money;
}

/** The books to the last unit: equity = cash + positions' value = initial cash + realised + unrealised - fees. */
export interface ExactBooks {
  readonly cash: Money;
  readonly positionsValue: Money;
  readonly equity: Money;
  /** Profit of what was closed, before fees. */
  readonly realizedProfit: Money;
  readonly unrealizedProfit: Money;
  readonly feesPaid: Money;
}

/** Exact double of the kernel's floating books: applies each fill once, first in first out. */
export interface Ledger {
  apply(fill: Fill): void;
  /** Values what is held of `symbol` at `price` from now on. */
  mark(symbol: string, price: number): void;
  books(): ExactBooks;
  /** The same books as numbers, for screens and events. */
  account(): AccountState;
}

export function createLedger(initialCash: number): Ledger {
  const holdings = new Map<string, Holding>();
  let cash = moneyFromNumber(initialCash);
  let realizedProfit = 0n;
  let feesPaid = 0n;

  const holdingOf = (symbol: string): Holding => {
    const known = holdings.get(symbol);
    if (known !== undefined) return known;
    const created: Holding = { symbol, direction: 0n, lots: [], lastPrice: 0n };
    holdings.set(symbol, created);
    return created;
  };

  const apply = (fill: Fill): void => {
    const holding = holdingOf(fill.symbol);
    const side = fill.side === "buy" ? 1n : -1n;
    const quantity = moneyFromNumber(fill.quantity);
    const price = moneyFromNumber(fill.price);
    const notional = multiplyMoney(price, quantity);
    const fee = moneyFromNumber(fill.fee);
    cash -= side * notional + fee;
    feesPaid += fee;
    holding.lastPrice = price;
    const opened = holding.direction === -side ? closeLots(holding, { quantity, cost: notional }) : undefined;
    realizedProfit += opened?.profit ?? 0n;
    openLot(holding, side, opened?.rest ?? { quantity, cost: notional });
  };

  const books = (): ExactBooks => {
    const open = [...holdings.values()];
    const positionsValue = sum(open.map(valueOf));
    const unrealizedProfit = sum(open.map((holding) => valueOf(holding) - costOf(holding)));
    return {
      cash,
      positionsValue,
      equity: cash + positionsValue,
      realizedProfit,
      unrealizedProfit,
      feesPaid,
    };
  };

  const account = (): AccountState => {
    const exact = books();
    return {
      cash: moneyToNumber(exact.cash),
      equity: moneyToNumber(exact.equity),
      realizedProfit: moneyToNumber(exact.realizedProfit),
      feesPaid: moneyToNumber(exact.feesPaid),
      positions: [...holdings.values()].filter((holding) => holding.direction !== 0n).map(toPosition),
    };
  };

  return {
    apply,
    mark: (symbol, price) => {
      holdingOf(symbol).lastPrice = moneyFromNumber(price);
    },
    books,
    account,
  };
}

/** Closes the oldest lots first; what the fill has over them is handed back as the lot to open. */
function closeLots(holding: Holding, closing: Lot): { readonly profit: Money; readonly rest: Lot } {
  const rest = { ...closing };
  let profit = 0n;
  for (const lot of holding.lots) {
    if (rest.quantity === 0n) break;
    const quantity = lot.quantity < rest.quantity ? lot.quantity : rest.quantity;
    const entry = shareOfMoney(lot.cost, quantity, lot.quantity);
    const exit = shareOfMoney(rest.cost, quantity, rest.quantity);
    profit += (exit - entry) * holding.direction;
    take(lot, quantity, entry);
    take(rest, quantity, exit);
  }
  holding.lots = holding.lots.filter((lot) => lot.quantity > 0n);
  if (holding.lots.length === 0) holding.direction = 0n;
  return { profit, rest };
}

function take(lot: Lot, quantity: Money, cost: Money): void {
  lot.quantity -= quantity;
  lot.cost -= cost;
}

function openLot(holding: Holding, side: 1n | -1n, lot: Lot): void {
  if (lot.quantity === 0n) return;
  holding.direction = side;
  holding.lots.push({ ...lot });
}

function sum(values: readonly Money[]): Money {
  return values.reduce((total, value) => total + value, 0n);
}

function quantityOf(holding: Holding): Money {
  return holding.direction * sum(holding.lots.map((lot) => lot.quantity));
}

function costOf(holding: Holding): Money {
  return holding.direction * sum(holding.lots.map((lot) => lot.cost));
}

function valueOf(holding: Holding): Money {
  return multiplyMoney(holding.lastPrice, quantityOf(holding));
}

function toPosition(holding: Holding): Position {
  const quantity = moneyToNumber(quantityOf(holding));
  return {
    symbol: holding.symbol,
    quantity,
    averagePrice: moneyToNumber(costOf(holding)) / quantity,
    lastPrice: moneyToNumber(holding.lastPrice),
    unrealizedProfit: moneyToNumber(valueOf(holding) - costOf(holding)),
  };
}

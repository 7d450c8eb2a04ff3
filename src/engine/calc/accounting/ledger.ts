import type { Fill } from "#shared/model/order.ts";
import type { AccountState, Position } from "#shared/model/position.ts";
import { moneyFromNumber, moneyToNumber, multiplyMoney, shareOfMoney } from "#shared/model/money.ts";
import type { Money } from "#shared/model/money.ts";

/** What is left of one opening fill; both fields are positive. */
interface Lot {
  readonly quantity: Money;
  readonly cost: Money;
}

/** What is held of a symbol; all its lots, oldest first, point one way. */
interface Holding {
  readonly symbol: string;
  readonly direction: 1n | -1n;
  readonly lots: readonly Lot[];
  readonly lastPrice: Money;
}

/**
 * Exact books as a value: cash + what is held = initial cash + realised + unrealised - fees, to the last unit. A property
 * holds the floating books of the kernel to them.
 */
export interface Ledger {
  readonly cash: Money;
  /** Profit of what was closed, before fees. */
  readonly realizedProfit: Money;
  readonly feesPaid: Money;
  readonly holdings: readonly Holding[];
}

/** `initialCash` is in account currency; nothing is held. */
export function openLedger(initialCash: number): Ledger {
  return { cash: moneyFromNumber(initialCash), realizedProfit: 0n, feesPaid: 0n, holdings: [] };
}

/** Books a fill: the oldest lots of the other direction close first, what is left opens a lot. */
export function bookFill(account: Ledger, fill: Fill): Ledger {
  const side: Holding["direction"] = fill.side === "buy" ? 1n : -1n;
  const quantity = moneyFromNumber(fill.quantity);
  const lastPrice = moneyFromNumber(fill.price);
  const cost = multiplyMoney(lastPrice, quantity);
  const fee = moneyFromNumber(fill.fee);
  const held = account.holdings.find(({ symbol }) => symbol === fill.symbol);
  const closed = closeLots(held?.direction === -side ? held.lots : [], { quantity, cost });
  const kept = held?.direction === side ? held.lots : closed.lots;
  const lots = closed.rest.quantity === 0n ? kept : [...kept, closed.rest];
  // What opens nothing leaves what it did not close as it was, also when it is less than a unit.
  const direction = closed.rest.quantity === 0n ? (held?.direction ?? side) : side;
  const holding: Holding = { symbol: fill.symbol, direction, lots, lastPrice };
  return {
    cash: account.cash - side * cost - fee,
    realizedProfit: account.realizedProfit - side * closed.profit,
    feesPaid: account.feesPaid + fee,
    holdings: replaceHolding(account.holdings, holding),
  };
}

/** Books a cost that belongs to no fill; it counts among the fees. */
export function bookCharge(account: Ledger, amount: number): Ledger {
  const charge = moneyFromNumber(amount);
  return { ...account, cash: account.cash - charge, feesPaid: account.feesPaid + charge };
}

/** Values what is held of `symbol` at `price`; the same object when nothing is held or the price did not change. */
export function markPrice(account: Ledger, symbol: string, price: number): Ledger {
  const held = account.holdings.find((holding) => holding.symbol === symbol);
  if (held === undefined) return account;
  const lastPrice = moneyFromNumber(price);
  if (held.lastPrice === lastPrice) return account;
  return { ...account, holdings: replaceHolding(account.holdings, { ...held, lastPrice }) };
}

/** Cash and what is held at its last prices. */
export function equityOf(account: Ledger): Money {
  return account.cash + sum(account.holdings.map(valueOf));
}

/** The books as numbers, for screens and events. */
export function toAccountState(account: Ledger): AccountState {
  return {
    cash: moneyToNumber(account.cash),
    equity: moneyToNumber(equityOf(account)),
    realizedProfit: moneyToNumber(account.realizedProfit),
    feesPaid: moneyToNumber(account.feesPaid),
    positions: account.holdings.map(toPosition),
  };
}

/** `profit` is that of long lots: what they were sold for, less what they cost. */
function closeLots(
  lots: readonly Lot[],
  closing: Lot,
): { readonly lots: readonly Lot[]; readonly rest: Lot; readonly profit: Money } {
  const left: Lot[] = [];
  let rest = closing;
  let profit = 0n;
  for (const lot of lots) {
    const quantity = lot.quantity < rest.quantity ? lot.quantity : rest.quantity;
    const entry = shareOfMoney(lot.cost, quantity, lot.quantity);
    const exit = quantity === 0n ? 0n : shareOfMoney(rest.cost, quantity, rest.quantity);
    profit += exit - entry;
    rest = take(rest, quantity, exit);
    if (quantity < lot.quantity) left.push(take(lot, quantity, entry));
  }
  return { lots: left, rest, profit };
}

function take(lot: Lot, quantity: Money, cost: Money): Lot {
  return { quantity: lot.quantity - quantity, cost: lot.cost - cost };
}

function replaceHolding(holdings: readonly Holding[], holding: Holding): readonly Holding[] {
  if (holding.lots.length === 0) return holdings.filter(({ symbol }) => symbol !== holding.symbol);
  const index = holdings.findIndex(({ symbol }) => symbol === holding.symbol);
  return index === -1 ? [...holdings, holding] : holdings.with(index, holding);
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

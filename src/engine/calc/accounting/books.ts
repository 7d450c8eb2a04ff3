import type { Fill } from "#shared/model/order.ts";
import type { AccountState, Position, Trade } from "#shared/model/position.ts";
import { closeLots, type Lot } from "./close-lots.ts";
import { roundUnits } from "./round-units.ts";

/** What is held of one symbol; the fields are live, the hot loop reads them without a call. */
export interface Holding {
  readonly symbol: string;
  /** Negative when short. */
  readonly quantity: number;
  /** NaN before the first mark. */
  readonly lastPrice: number;
}

interface MutableHolding extends Holding {
  quantity: number;
  lastPrice: number;
  readonly lots: Lot[];
}

/**
 * The account in floating point, for the bar loop. A property test holds it to the exact ledger within a cent
 * (docs/adr/0002-money.md).
 */
export interface Books {
  readonly trades: readonly Trade[];
  holding(symbol: string): Holding;
  /** `barIndex` counts the symbol's bars, for `Trade.barsHeld`. */
  apply(fill: Fill, barIndex: number): void;
  /** Takes a cost that belongs to no fill from the cash; it counts among the fees. */
  charge(amount: number): void;
  mark(holding: Holding, price: number): void;
  cash(): number;
  equity(): number;
  /** Value of what is held, negative when short. */
  positionsValue(): number;
  account(): AccountState;
}

/** `initialCash` is in account currency; nothing is held. */
export function createBooks(initialCash: number): Books {
  const bySymbol = new Map<string, MutableHolding>();
  // An array beside the map: the loop over it in equity() runs at every bar and must not allocate an iterator.
  const holdings: MutableHolding[] = [];
  const trades: Trade[] = [];
  let cash = initialCash;
  let feesPaid = 0;
  let realizedProfit = 0;

  const holding = (symbol: string): MutableHolding => {
    const known = bySymbol.get(symbol);
    if (known !== undefined) return known;
    const created: MutableHolding = { symbol, quantity: 0, lastPrice: Number.NaN, lots: [] };
    bySymbol.set(symbol, created);
    holdings.push(created);
    return created;
  };

  const positionsValue = (): number => {
    let value = 0;
    for (let index = 0; index < holdings.length; index += 1) {
      const held = holdings[index];
      if (held !== undefined && held.quantity !== 0) value += held.quantity * held.lastPrice;
    }
    return value;
  };

  const apply = (fill: Fill, barIndex: number): void => {
    const held = holding(fill.symbol);
    const signed = fill.side === "buy" ? fill.quantity : -fill.quantity;
    const before = held.quantity;
    held.quantity = roundUnits(before + signed);
    held.lastPrice = fill.price;
    cash -= signed * fill.price + fill.fee;
    feesPaid += fill.fee;
    let closed = 0;
    if (before * signed < 0) {
      const first = trades.length;
      closeLots(held.lots, fill, barIndex, trades);
      for (let index = first; index < trades.length; index += 1) {
        const trade = trades[index];
        if (trade === undefined) break;
        realizedProfit += trade.profit + trade.fees;
        closed += trade.quantity;
      }
    }
    const opened = roundUnits(fill.quantity - closed);
    if (opened > 0) held.lots.push({ fill, barIndex, quantity: opened });
  };

  return {
    trades,
    holding,
    apply,
    charge: (amount) => {
      cash -= amount;
      feesPaid += amount;
    },
    mark: (held, price) => {
      (held as MutableHolding).lastPrice = price;
    },
    cash: () => cash,
    equity: () => cash + positionsValue(),
    positionsValue,
    account: () => ({
      cash,
      equity: cash + positionsValue(),
      realizedProfit,
      feesPaid,
      positions: positionsOf(holdings),
    }),
  };
}

function positionsOf(holdings: readonly MutableHolding[]): readonly Position[] {
  const positions: Position[] = [];
  for (const held of holdings) if (held.quantity !== 0) positions.push(toPosition(held));
  return positions;
}

function toPosition(held: MutableHolding): Position {
  let cost = 0;
  for (const lot of held.lots) cost += lot.quantity * lot.fill.price;
  const averagePrice = cost / Math.abs(held.quantity);
  return {
    symbol: held.symbol,
    quantity: held.quantity,
    averagePrice,
    lastPrice: held.lastPrice,
    unrealizedProfit: (held.lastPrice - averagePrice) * held.quantity,
  };
}

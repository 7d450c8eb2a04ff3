import type { Fill } from "#shared/model/order.ts";
import type { Trade } from "#shared/model/position.ts";
import { roundUnits } from "./round-units.ts";

/** What is left of an opening fill. `quantity` is positive. */
export interface Lot {
  readonly fill: Fill;
  readonly barIndex: number;
  quantity: number;
}

/** Closes the oldest lots first with `fill` and returns a trade for each part; `lots` keeps what is left. */
export function closeLots(lots: Lot[], fill: Fill, barIndex: number): readonly Trade[] {
  const trades: Trade[] = [];
  let left = fill.quantity;
  for (let lot = lots[0]; lot !== undefined && left > 0; lot = lots[0]) {
    const quantity = Math.min(lot.quantity, left);
    trades.push(toTrade(lot, { fill, barIndex, quantity }));
    left = roundUnits(left - quantity);
    lot.quantity = roundUnits(lot.quantity - quantity);
    if (lot.quantity === 0) lots.shift();
  }
  return trades;
}

function toTrade(entry: Lot, exit: Lot): Trade {
  const { quantity } = exit;
  const direction = entry.fill.side === "buy" ? 1 : -1;
  const fees = feeShare(entry.fill, quantity) + feeShare(exit.fill, quantity);
  const profit = direction * (exit.fill.price - entry.fill.price) * quantity - fees;
  return {
    symbol: entry.fill.symbol,
    side: direction === 1 ? "long" : "short",
    quantity,
    tsEntryMs: entry.fill.tsMs,
    entryPrice: entry.fill.price,
    entryReason: entry.fill.reason,
    tsExitMs: exit.fill.tsMs,
    exitPrice: exit.fill.price,
    exitReason: exit.fill.reason,
    fees,
    profit,
    returnFraction: profit / (entry.fill.price * quantity),
    barsHeld: exit.barIndex - entry.barIndex,
  };
}

function feeShare(fill: Fill, quantity: number): number {
  return (fill.fee * quantity) / fill.quantity;
}

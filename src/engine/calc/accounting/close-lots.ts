import type { Fill } from "#shared/model/order.ts";
import type { Trade } from "#shared/model/position.ts";
import { roundUnits } from "./round-units.ts";

/** What is left of an opening fill. `quantity` is positive. */
export interface Lot {
  readonly fill: Fill;
  readonly barIndex: number;
  quantity: number;
}

/** Closes the oldest lots first with `fill` and adds a trade to `trades` for each part; `lots` keeps what is left. */
export function closeLots(lots: Lot[], fill: Fill, barIndex: number, trades: Trade[]): void {
  let left = fill.quantity;
  for (let lot = lots[0]; lot !== undefined && left > 0; lot = lots[0]) {
    const quantity = Math.min(lot.quantity, left);
    trades.push(toTrade(lot, fill, barIndex, quantity));
    left = roundUnits(left - quantity);
    lot.quantity = roundUnits(lot.quantity - quantity);
    if (lot.quantity === 0) removeFirst(lots);
  }
}

function toTrade(
  { fill: entry, barIndex: entryIndex }: Lot,
  exit: Fill,
  exitIndex: number,
  quantity: number,
): Trade {
  const direction = entry.side === "buy" ? 1 : -1;
  const fees = feeShare(entry, quantity) + feeShare(exit, quantity);
  const profit = direction * (exit.price - entry.price) * quantity - fees;
  return {
    symbol: entry.symbol,
    side: direction === 1 ? "long" : "short",
    quantity,
    tsEntryMs: entry.tsMs,
    entryPrice: entry.price,
    entryReason: entry.reason,
    tsExitMs: exit.tsMs,
    exitPrice: exit.price,
    exitReason: exit.reason,
    fees,
    profit,
    returnFraction: profit / (entry.price * quantity),
    barsHeld: exitIndex - entryIndex,
  };
}

function feeShare(fill: Fill, quantity: number): number {
  return (fill.fee * quantity) / fill.quantity;
}

/** Nearly always the only one, which the last one leaves for less. */
function removeFirst(lots: Lot[]): void {
  if (lots.length === 1) lots.pop();
  else lots.shift();
}

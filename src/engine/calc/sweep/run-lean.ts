import { roundUnits } from "../accounting/round-units.ts";
import type { DecisionScan } from "../strategies/strategy.ts";
import type { LeanMarket } from "./lean-market.ts";
import { sharpeOf } from "./sharpe-of.ts";
import type { TrialFigures } from "./trial-figures.ts";
import { wantedChange } from "./wanted-change.ts";

/**
 * One backtest of one symbol without its lists: the arithmetic of the kernel in the kernel's order, so that the figures
 * are the same to the last bit (a property holds the two to each other). Undefined where that cannot be promised.
 *
 * One long function on purpose: its numbers stay in registers, which is most of its speed.
 */
export function runLean(market: LeanMarket, scan: DecisionScan): TrialFigures | undefined {
  const { open, close, start, end, terms, returns } = market;
  const { initialCash, feeBps, slippageBps } = terms;
  let cash = initialCash;
  let held = 0;
  let lot = 0;
  let change = 0;
  let trades = 0;
  let equity = initialCash;
  let sum = 0;
  // The deepest fall below a peak is that of the lowest equity since: one division a peak instead of one a bar.
  let peak = initialCash;
  let lowest = initialCash;
  let deepest = 0;
  let index = start;
  while (index < end) {
    if (change !== 0) {
      const price = fillPrice(open[index] ?? Number.NaN, change, slippageBps);
      let quantity = Math.abs(change);
      let fee = roundUnits((quantity * price * feeBps) / 10_000);
      if (change > 0 && quantity > -held && quantity * price + fee > cash) {
        // Nobody lends: of a buy that cannot be paid only the part that covers a short fills.
        quantity = Math.max(0, -held);
        fee = roundUnits((quantity * price * feeBps) / 10_000);
      }
      if (change < 0 && quantity > held && index > start) {
        // A short sale stands on own money in full; of one that cannot, only the part that closes a long fills.
        const before = close[index - 1] ?? Number.NaN;
        const own = cash + held * before + (held === 0 ? 0 : held * (price - before));
        if (Math.abs(held - quantity) * price > own - fee) {
          quantity = Math.max(0, held);
          fee = roundUnits((quantity * price * feeBps) / 10_000);
        }
      }
      if (quantity > 0) {
        const signed = change > 0 ? quantity : -quantity;
        if (held !== 0) trades += 1;
        lot = roundUnits(quantity - lot);
        held = roundUnits(held + signed);
        cash -= signed * price + fee;
        // More than one lot to close: the kernel knows how many trades that makes.
        if (lot !== Math.abs(held)) return undefined;
      }
      change = 0;
    }
    const next = scan.next(index, end, Math.sign(held));
    const stop = next < end ? next + 1 : end;
    if (held === 0) {
      if (!(cash > 0)) return undefined;
      if (index > start) {
        const change = cash / equity - 1;
        returns[index - start - 1] = change;
        sum += change;
      }
      returns.fill(0, index - start, stop - start - 1);
      equity = cash;
      if (equity > peak) {
        deepest = Math.min(deepest, lowest / peak - 1);
        peak = equity;
        lowest = equity;
      } else if (equity < lowest) lowest = equity;
    } else {
      for (let at = index; at < stop; at += 1) {
        const value = cash + held * (close[at] ?? Number.NaN);
        if (at > start) {
          const change = value / equity - 1;
          returns[at - start - 1] = change;
          sum += change;
        }
        equity = value;
        if (value > peak) {
          deepest = Math.min(deepest, lowest / peak - 1);
          peak = value;
          lowest = value;
        } else if (value < lowest) lowest = value;
      }
    }
    index = stop;
    if (next === end) break;
    const price = close[next] ?? Number.NaN;
    change = wantedChange(terms, scan.directionAt(next, Math.sign(held)), { cash, held, equity, price });
  }
  return {
    sharpe: sharpeOf(returns, sum, market.periodsPerYear),
    totalReturn: equity / initialCash - 1,
    maximumDrawdown: Math.min(deepest, lowest / peak - 1),
    trades,
  };
}

function fillPrice(open: number, change: number, slippageBps: number): number {
  if (slippageBps === 0) return open;
  return roundUnits(open * (1 + ((change > 0 ? 1 : -1) * slippageBps) / 10_000));
}

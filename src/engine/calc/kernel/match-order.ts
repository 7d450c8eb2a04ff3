import type { Bar } from "#shared/model/bar.ts";
import type { OrderType, Side } from "#shared/model/order.ts";
import { roundUnits } from "../accounting/round-units.ts";

/**
 * Price at which a resting order fills in `bar`; NaN when it does not.
 *
 * A market order pays the open and slippage. A limit gets its price, or the open where that is better, and no slippage.
 * A stop becomes a market order where it is touched: at its price, or at the open when the bar gaps through it.
 */
export function matchOrder(type: OrderType, side: Side, bar: Bar, slippageBps: number): number {
  const sign = side === "buy" ? 1 : -1;
  if (type.kind === "market") return slip(bar.open, sign, slippageBps);
  if (type.kind === "limit") {
    // Mirrored for sells, so that "at or below" reads the same for both sides.
    if (sign * bar.open <= sign * type.limit) return bar.open;
    return sign * (side === "buy" ? bar.low : bar.high) <= sign * type.limit ? type.limit : Number.NaN;
  }
  if (sign * bar.open >= sign * type.stop) return slip(bar.open, sign, slippageBps);
  const isTouched = sign * (side === "buy" ? bar.high : bar.low) >= sign * type.stop;
  return isTouched ? slip(type.stop, sign, slippageBps) : Number.NaN;
}

function slip(price: number, sign: 1 | -1, slippageBps: number): number {
  return slippageBps === 0 ? price : roundUnits(price * (1 + (sign * slippageBps) / 10_000));
}

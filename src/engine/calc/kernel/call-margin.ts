import type { Fill } from "#shared/model/order.ts";
import { feeOf } from "./fee-of.ts";
import { accountAt, type OrderFilling } from "./fill-orders.ts";
import { breachedAt, MARGIN_CALL, marginCallId } from "./margin-call.ts";
import type { MarketState } from "./market-context.ts";
import { slip } from "./match-order.ts";
import type { Step } from "./order-life.ts";
import { restOrder } from "./resting-order.ts";

/** Closes the whole position at the bar's worst price when the account cannot carry it there. */
export function callMargin(
  market: MarketState,
  filling: OrderFilling,
  { bar, outer }: Step,
  fills: Fill[],
): void {
  const { symbol, holding, orders, rates, context } = market;
  const { costs, report } = context;
  const { maintenanceMargin = 0 } = costs;
  const worst = holding.quantity > 0 ? bar.low : bar.high;
  if (!breachedAt(holding.quantity, worst, accountAt(market, worst), maintenanceMargin)) return;
  for (const order of orders.open.slice()) orders.cancel(order, MARGIN_CALL);
  const side = holding.quantity > 0 ? "sell" : "buy";
  const quantity = Math.abs(holding.quantity);
  const tsMs = outer.tsOpenMs;
  const call = restOrder({
    id: marginCallId(symbol, bar.tsOpenMs),
    symbol,
    side,
    quantity,
    type: { kind: "market" },
    reason: MARGIN_CALL,
    tsDecidedMs: tsMs,
  });
  const { id: orderId } = call.request;
  report?.({ kind: "placed", order: call.request });
  const price = slip(worst, side === "buy" ? 1 : -1, rates.takerBps);
  const fee = feeOf(call, quantity, price, costs);
  const fill = { orderId, symbol, side, quantity, price, fee, tsMs, reason: MARGIN_CALL } as const;
  fills.push(fill);
  report?.({ kind: "filled", fill });
  filling.book(call, fill, bar.tsOpenMs);
}

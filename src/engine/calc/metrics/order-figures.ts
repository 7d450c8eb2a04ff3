import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { OrderFigures } from "#shared/model/statistics/order-figures.ts";

/** Each figure as its definition in shared/model/statistics/order-figures.ts says. */
export function orderFigures({ orders, fills }: BacktestResult): OrderFigures {
  return {
    ordersSent: orders?.sent ?? Number.NaN,
    exitOrders: orders?.exits ?? Number.NaN,
    ordersFilled: new Set(fills.map(({ orderId }) => orderId)).size,
    ordersCancelled: orders?.cancelled ?? Number.NaN,
    ordersExpired: orders?.expired ?? Number.NaN,
    refusals: orders?.refusals ?? Number.NaN,
  };
}

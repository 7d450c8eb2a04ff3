import type { FigureDefinition } from "./figure-definition.ts";

const NOT_COUNTED = "the run did not count them";

/** What became of orders. */
export const ORDER_FIGURES = {
  ordersSent: {
    label: "Orders sent",
    kind: "count",
    definition: "Orders of the strategy that passed the risk check.",
    source: "MetaTrader 5 orders",
    nonFinite: NOT_COUNTED,
  },
  exitOrders: {
    label: "Exits placed",
    kind: "count",
    definition: "Stops, targets and trailing stops of brackets, and margin calls.",
    source: "MetaTrader 5 orders",
    nonFinite: NOT_COUNTED,
  },
  ordersFilled: {
    label: "Orders filled",
    kind: "count",
    definition: "Orders with at least one fill, exits included.",
    source: "MetaTrader 5 deals",
  },
  ordersCancelled: {
    label: "Orders cancelled",
    kind: "count",
    definition: "Orders taken back by the strategy, or by the venue when another order had done their work.",
    source: "freqtrade cancelled entry orders",
    nonFinite: NOT_COUNTED,
  },
  ordersExpired: {
    label: "Orders expired",
    kind: "count",
    definition: "Orders that their time in force ended.",
    source: "freqtrade entry and exit timeouts",
    nonFinite: NOT_COUNTED,
  },
  refusals: {
    label: "Refusals",
    kind: "count",
    definition: "Times that sizing, risk check or venue refused an order, every repetition counted.",
    source: "freqtrade rejected entry signals",
    nonFinite: NOT_COUNTED,
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type OrderFigures = Readonly<Record<keyof typeof ORDER_FIGURES, number>>;

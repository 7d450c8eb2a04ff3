import type { OrderRequest } from "#shared/model/order.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { Books, Holding } from "../accounting/books.ts";
import type { Refusal } from "../risk/check-order.ts";
import type { VenueCosts } from "./kernel-types.ts";
import type { MatchRates } from "./match-order.ts";
import type { MarketOrders } from "./market-orders.ts";
import type { VenueReport } from "./venue-report.ts";

/** What the markets of one venue share. */
export interface MarketContext {
  readonly books: Books;
  readonly costs: VenueCosts;
  readonly allowShort: boolean;
  readonly barMs: number | undefined;
  markets(): Iterable<{ readonly holding: Holding }>;
  /** Undefined when nobody listens. */
  readonly report: ((report: VenueReport) => void) | undefined;
  turnAway(order: OrderRequest, refusal: Refusal, tsMs: EpochMs): void;
  charge(amount: number): void;
}

/** What the parts of one market share. */
export interface MarketState {
  readonly symbol: string;
  readonly context: MarketContext;
  readonly holding: Holding;
  readonly orders: MarketOrders;
  readonly rates: MatchRates;
  /** Bars so far. */
  bars: number;
  /** Until when what is borrowed is paid for; NaN before anything was. */
  tsPaidMs: number;
}

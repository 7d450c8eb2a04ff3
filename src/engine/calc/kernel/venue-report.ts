import type { Fill, OrderRequest, WorkingState } from "#shared/model/order.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { Refusal } from "../risk/check-order.ts";

/** What the simulated venue did at a bar, told in the order in which it happened. */
export type VenueReport =
  | { readonly kind: "filled"; readonly fill: Fill }
  /** The venue placed an order by itself: an exit of a bracket, or a margin call. */
  | { readonly kind: "placed"; readonly order: OrderRequest }
  /** It would have filled and may not. */
  | { readonly kind: "turned_away"; readonly order: OrderRequest; readonly refusal: Refusal }
  | { readonly kind: "cancelled"; readonly order: OrderRequest; readonly reason: string }
  | { readonly kind: "expired"; readonly order: OrderRequest }
  | { readonly kind: "updated"; readonly order: OrderRequest; readonly working: WorkingState }
  | {
      readonly kind: "charged";
      readonly symbol: string;
      readonly amount: number;
      readonly reason: string;
      readonly tsMs: EpochMs;
    };

import type { OrderId } from "../model/ids.ts";

/** What an outside venue can say that its own or our books rule out. */
export type Contradiction =
  | "fill-mismatch"
  | "fill-impossible"
  | "fill-after-rejection"
  | "overfill"
  | "foreign-fill"
  | "foreign-order"
  | "forgotten-order"
  | "position-mismatch";

export interface VenueEvents {
  /** Our books may lag behind the venue's: no order is sent until they were compared. */
  "venue.lost": { readonly venue: string; readonly reason: string };
  /** Orders, fills and positions agree with the venue's; `cursor` is where its next executions begin. */
  "venue.reconciled": { readonly venue: string; readonly cursor: string };
  /** An alarm, told once for each `key`; what it names was not booked unless it is an overfill or a late fill. */
  "venue.contradicted": {
    readonly venue: string;
    readonly what: Contradiction;
    readonly key: string;
    readonly message: string;
    readonly orderId?: OrderId;
  };
}

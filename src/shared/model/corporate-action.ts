import type { IsoDate } from "./time.ts";

/** One share becomes `ratio` shares on `date`, before the open; below 1 for a reverse split. */
export interface Split {
  readonly kind: "split";
  readonly date: IsoDate;
  readonly ratio: number;
}

/** Who holds a share at the close before `date` is paid `amount` in the currency of the prices; a share as it counts on `date`. */
export interface Dividend {
  readonly kind: "dividend";
  readonly date: IsoDate;
  readonly amount: number;
}

export type CorporateAction = Split | Dividend;

/**
 * Prices as they were traded, divided by later splits, or also reduced by later dividends so that the change of price is
 * the return of a holder.
 */
export const PRICE_VIEWS = ["raw", "split_adjusted", "adjusted"] as const;
export type PriceView = (typeof PRICE_VIEWS)[number];

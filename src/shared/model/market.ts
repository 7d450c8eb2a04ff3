/** Kinds of market by when they trade: US stocks, coins around the clock, currencies from Sunday to Friday evening. */
export const MARKETS = ["us_equity", "crypto", "forex"] as const;
export type Market = (typeof MARKETS)[number];

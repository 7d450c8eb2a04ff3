import type { Bar } from "../model/bar.ts";
import type { EpochMs, Timeframe } from "../model/time.ts";

export interface MarketEvents {
  /** A feed delivered a price; `bar` when it closes one. The one market event. */
  "market.data.updated": {
    readonly symbol: string;
    readonly price: number;
    readonly tsEventMs: EpochMs;
    readonly source: string;
    readonly isSynthetic: boolean;
    readonly timeframe?: Timeframe;
    readonly bar?: Bar;
  };
  "feed.connected": {
    readonly feed: string;
    readonly symbols: readonly string[];
    readonly isSynthetic: boolean;
  };
  "feed.lost": { readonly feed: string; readonly reason: string };
  "regime.changed": { readonly symbol: string; readonly from: string; readonly to: string };
  /** A strategy changed its mind at the close of a bar. */
  "signal.raised": {
    readonly symbol: string;
    readonly strategy: string;
    readonly target: string;
    readonly reason: string;
  };
}

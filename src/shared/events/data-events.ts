import type { Market } from "../model/market.ts";
import type { Timeframe } from "../model/time.ts";

export interface DataEvents {
  /** A person said whose calendar holds for a stored series; its bars are what they were. */
  "series.market.changed": {
    readonly symbol: string;
    readonly timeframe: Timeframe;
    readonly provider: string;
    /** What held before, said or read from the times. */
    readonly was: Market;
    readonly market: Market;
  };
}

import type { EpochMs, Timeframe } from "./time.ts";
import type { ContentHash } from "./ids.ts";
import type { PriceView } from "./corporate-action.ts";
import type { Market } from "./market.ts";

/** One bar; `tsOpenMs` is when it opens (midnight UTC of the session's date for daily bars). */
export interface Bar {
  readonly tsOpenMs: EpochMs;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Where a series came from, and whether a person may take it for a real market. */
export interface Provenance {
  /** Provider id: `bundled`, `csv`, `synthetic`, ... */
  readonly provider: string;
  /** True when the prices were generated; shown as SYNTHETIC wherever they appear. */
  readonly isSynthetic: boolean;
  /** Origin in words: package, file name, or generator with its seed. */
  readonly origin: string;
  /** What a reader must know before believing a result on these bars. */
  readonly caveats: readonly string[];
  /** When its market trades; read from the times when absent. */
  readonly market?: Market;
  /** What was done to the prices for splits and dividends; absent: `raw`. */
  readonly prices?: PriceView;
}

/** A bar's grade: 0 real, 1 repaired, 2 suspicious. */
export const QUALITY = { real: 0, repaired: 1, suspicious: 2 } as const;

/**
 * Bars of one symbol and timeframe as columns of equal length, ascending in time and free of NaN.
 * The columns are never written after the series is made, so they may be shared between threads.
 */
export interface BarSeries {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly tsOpenMs: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly quality: Uint8Array;
  readonly provenance: Provenance;
  /** Hash of symbol, timeframe and all columns. */
  readonly dataHash: ContentHash;
}

import type { BarSeries } from "#shared/model/bar.ts";
import type { Cancellation } from "#engine/base/cancellation.ts";
import type { LibraryStats, SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { Timeframe } from "#shared/model/time.ts";

/** Where bars come from and where imported ones go. */
export interface BarLibrary {
  /** The series that are stored; the synthetic market, which has every symbol, is not among them. */
  list(): readonly SeriesInfo[];
  /**
   * The series of exactly that symbol and timeframe. Without a provider, imported bars come before fetched and those before bundled ones; generated
   * bars answer only when asked for by name, or for an unknown symbol in a library that says so of itself (the demo workspace).
   */
  load(symbol: string, timeframe: Timeframe, provider?: string): BarSeries | undefined;
  /**
   * Has the series that `load` would answer at hand, so that `load` need not read it: a long one is read in short turns, between which
   * others have the thread.
   */
  prepare(
    symbol: string,
    timeframe: Timeframe,
    provider: string | undefined,
    cancellation: Cancellation,
  ): Promise<void>;
  stats(): LibraryStats;
  /** Stores a series whole or not at all, in place of the one of the same symbol, timeframe and provider. */
  save(series: BarSeries): void;
}

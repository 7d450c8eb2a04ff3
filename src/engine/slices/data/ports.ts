import type { Cancellation } from "#engine/base/cancellation.ts";
import type { BarColumns } from "#engine/calc/bars/bar-columns.ts";
import type { SeriesFacts } from "#engine/calc/bars/facts-of.ts";
import type { BarRange } from "#engine/calc/bars/slice-range.ts";
import type { Ticks } from "#engine/calc/bars/ticks.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import type { LibraryStats, SeriesInfo, TickInfo } from "#shared/ipc/channels/data-channels.ts";
import type { NetworkPolicy, NetworkProvider } from "#shared/model/network-provider.ts";
import type { Timeframe } from "#shared/model/time.ts";

/** Trades that were kept at their import. Without a provider the first that has trades of the symbol answers. */
export interface StoredTicks {
  list(): readonly TickInfo[];
  /** Bars joined from all trades of the symbol; undefined when there are none. */
  bars(symbol: string, timeframe: Timeframe, provider?: string): BarSeries | undefined;
  /** Has what `bars` would answer at hand, joined in short turns. */
  prepare(
    symbol: string,
    timeframe: Timeframe,
    provider: string | undefined,
    cancellation: Cancellation,
  ): Promise<void>;
  /** The trades from `fromMs` to before `toMs`, the last `limit` of them, and how many there are. */
  read(
    symbol: string,
    provider: string | undefined,
    range: BarRange,
    limit: number,
  ): { readonly info: TickInfo; readonly total: number; readonly ticks: Ticks } | undefined;
}

/** Where bars come from and where imported ones go. */
export interface BarLibrary {
  /** The series that are stored; the synthetic market, which has every symbol, is not among them. */
  list(): readonly SeriesInfo[];
  /**
   * The series of exactly that symbol and timeframe. Without a provider, imported bars come before fetched ones, and these before
   * bundled ones; generated bars answer only when asked for by name, or for an unknown symbol in a library that says so of
   * itself (the demo workspace). Of a range only its bars are read, as `sliceRange` cuts them out of the whole.
   */
  load(symbol: string, timeframe: Timeframe, provider?: string, range?: BarRange): BarSeries | undefined;
  /** What `load` would answer, without its bars. */
  find(symbol: string, timeframe: Timeframe, provider?: string): SeriesFacts | undefined;
  /**
   * Has the bars that `load` would answer at hand, so that `load` need not read them: many are read in short turns, between which
   * others have the thread.
   */
  prepare(
    symbol: string,
    timeframe: Timeframe,
    provider: string | undefined,
    cancellation: Cancellation,
    range?: BarRange,
  ): Promise<void>;
  readonly ticks: StoredTicks;
  stats(): LibraryStats;
  /** Stores a series whole or not at all, in place of the one of the same symbol, timeframe and provider. */
  save(series: BarSeries): void;
  /** Says otherwise where a stored series came from and what is to be known of it; its bars and their hash stay. */
  relabel(symbol: string, timeframe: Timeframe, provenance: Provenance): void;
}

/** A split or a dividend as a provider sent it. */
export interface SentAction {
  /** The first day without it, as midnight UTC. */
  readonly tsMs: number;
  readonly kind: "split" | "dividend";
  /** New shares for an old one, or money a share in the currency of the prices. */
  readonly value: number;
}

/** Bars as a provider sent them: in order of time, one a period, not yet checked. */
export interface SentBars {
  readonly columns: BarColumns;
  /** When the period of each bar is over. */
  readonly tsCloseMs: Float64Array;
  /** Origin in words: service, symbol there, currency. */
  readonly origin: string;
  /** What holds for all bars of this provider, or was done to read them. */
  readonly caveats: readonly string[];
  readonly actions: readonly SentAction[];
}

export interface BarsQuestion {
  readonly provider: NetworkProvider;
  readonly symbol: string;
  /** One that the provider has. */
  readonly timeframe: Timeframe;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Providers that are asked over a network. */
export interface NetworkBars {
  readonly policy: () => NetworkPolicy;
  /** Whom to ask for a symbol that nothing stored has, the first first. */
  readonly order: () => readonly NetworkProvider[];
  /** The lengths of bars that a provider sends by itself. */
  timeframesOf(provider: NetworkProvider): readonly Timeframe[];
  /** Throws a typed error (`provider.unreachable` and others); never answers a price that the provider did not send. */
  fetch(
    question: BarsQuestion,
    tools: {
      readonly cancellation: Cancellation;
      progress(fraction: number, message: string): void;
    },
  ): Promise<SentBars>;
}

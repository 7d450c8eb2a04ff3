import type { SerialError } from "#shared/errors/app-error.ts";
import type { NetworkProvider } from "#shared/model/network-provider.ts";
import type { IsoDate, Timeframe } from "#shared/model/time.ts";

/** A window of bars for the chart; at most 10,000. */
export interface BarsView {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly isSynthetic: boolean;
  readonly origin: string;
  readonly totalBars: number;
  readonly tsOpenMs: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}

export interface SeriesInfo {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly provider: string;
  readonly isSynthetic: boolean;
  readonly bars: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly dataHash: string;
  readonly caveats: readonly string[];
}

/** What became of one series that was fetched or refreshed. */
export interface SeriesUpdate {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  /** Provider id. */
  readonly provider: string;
  /**
   * `stored` is new, `updated` has more bars or a renewed last one, `current` had nothing to add. Nothing was stored when it
   * is `past_changed` (the provider says otherwise of older bars), `apart` (what it sends does not meet the stored bars), `fixed`
   * (it came from a file or ships), `not_asked` (the network is off) or `failed`.
   */
  readonly status:
    | "stored"
    | "updated"
    | "current"
    | "past_changed"
    | "apart"
    | "fixed"
    | "not_asked"
    | "failed";
  /** Last day stored; empty when there is none. */
  readonly to: IsoDate;
  readonly newBars: number;
  /** Code of the error when it failed. */
  readonly errorCode?: string | undefined;
  /** What was done, or why not, in words. */
  readonly note: string;
}

/** How often a series that was asked for lay in memory, since the process started, and what lies there now. */
export interface CacheStats {
  readonly hits: number;
  readonly misses: number;
  readonly series: number;
  readonly bytes: number;
  /** What it may take; one series alone may be larger. */
  readonly maximumBytes: number;
}

/** What there is to load bars from. */
export interface LibraryStats {
  readonly cache: CacheStats;
  /** Of the providers that have any, in the order in which they answer; `bytes` are those of the columns. */
  readonly providers: readonly {
    readonly provider: string;
    readonly series: number;
    readonly bars: number;
    readonly bytes: number;
  }[];
  /** Size of the file with the stored bars. */
  readonly fileBytes: number;
}

/** Files or folders on the owner's machine, to be imported. */
export interface ImportFiles {
  /** Chosen by who asks, to ask for its status and to cancel it. */
  readonly importId: string;
  /** Absolute. */
  readonly paths: readonly string[];
  /** By default the file's name; for one file only. */
  readonly symbol?: string;
  readonly timeframe?: Timeframe;
  /** Accepts missing sessions and notes them as a caveat. */
  readonly allowGaps: boolean;
  /** Headings by the field that they stand for. */
  readonly columns: Readonly<Record<string, string>>;
  /** The rows are trades (date, price, size), to be joined to bars. */
  readonly isTicks: boolean;
}

/** What became of one file: its series, or why it was refused. */
export interface ImportedFile {
  readonly file: string;
  readonly series?: SeriesInfo;
  readonly error?: SerialError;
}

export interface ImportStatus {
  readonly file: string;
  /** Of the file under way, the first being 0. */
  readonly index: number;
  readonly count: number;
  /** Of the file under way. */
  readonly fraction: number;
}

export interface DataRequests {
  "data:list": (input: undefined) => readonly SeriesInfo[];
  "data:stats": (input: undefined) => LibraryStats;
  "data:show": (input: { readonly symbol: string }) => { readonly info: SeriesInfo; readonly bars: BarsView };
  /** Rejects with every problem of the text; nothing is stored unless all of it is right. */
  "data:import": (input: {
    readonly symbol: string;
    readonly fileName: string;
    readonly text: string;
    readonly timeframe?: Timeframe;
    /** Accepts missing sessions and notes them as a caveat. */
    readonly allowGaps?: boolean;
  }) => { readonly series: SeriesInfo };
  /** Files that are refused do not keep others from being imported. */
  "data:import-files": (input: ImportFiles) => { readonly files: readonly ImportedFile[] };
  /** Undefined when no such import is under way. */
  "data:import-status": (input: { readonly importId: string }) => ImportStatus | undefined;
  "data:cancel-import": (input: { readonly importId: string; readonly by: string }) => void;
  /** Asks a network provider (yahoo unless named); rejects when no symbol could be had. */
  "data:fetch": (input: {
    readonly symbols: readonly string[];
    readonly provider?: NetworkProvider;
    readonly timeframe?: Timeframe;
    readonly from?: IsoDate;
    /** Takes all anew, in place of what is stored. */
    readonly replace?: boolean;
  }) => readonly SeriesUpdate[];
  /** Asks for what is new of every stored series that came over a network, or of those symbols. */
  "data:refresh": (input: { readonly symbols?: readonly string[] }) => readonly SeriesUpdate[];
}

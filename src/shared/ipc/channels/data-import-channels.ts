import type { SerialError } from "#shared/errors/app-error.ts";
import type { PriceView } from "#shared/model/corporate-action.ts";
import type { CsvDialect } from "#shared/model/csv-dialect.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { SeriesInfo } from "./data-channels.ts";

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
  /** Stores the trades, too, so that bars of other lengths can be joined from them later. */
  readonly keepTicks?: boolean;
  /** IANA name of the zone of times without one; UTC when absent. */
  readonly zone?: string;
  /** Whose calendar holds; read from the times when absent. */
  readonly market?: Market;
  /** What was done to the prices before; absent: nothing. */
  readonly prices?: PriceView;
  /** How text is written; absent: commas, points, the year first. */
  readonly dialect?: CsvDialect;
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

export interface DataImportRequests {
  /** Rejects with every problem of the text; nothing is stored unless all of it is right. */
  "data:import": (input: {
    readonly symbol: string;
    readonly fileName: string;
    readonly text: string;
    readonly timeframe?: Timeframe;
    /** Accepts missing sessions and notes them as a caveat. */
    readonly allowGaps?: boolean;
    /** Whose calendar holds; read from the times when absent. */
    readonly market?: Market;
    /** What was done to the prices before; absent: nothing. */
    readonly prices?: PriceView;
  }) => { readonly series: SeriesInfo };
  /** Files that are refused do not keep others from being imported. */
  "data:import-files": (input: ImportFiles) => { readonly files: readonly ImportedFile[] };
  /** Undefined when no such import is under way. */
  "data:import-status": (input: { readonly importId: string }) => ImportStatus | undefined;
  "data:cancel-import": (input: { readonly importId: string; readonly by: string }) => void;
}

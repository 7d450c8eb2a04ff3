import type { CorporateAction, PriceView } from "#shared/model/corporate-action.ts";
import type {
  BarRepair,
  MonthCoverage,
  QualityFinding,
  QualityProblem,
  QualityVerdict,
} from "#shared/model/data-quality.ts";
import type { Market } from "#shared/model/market.ts";
import type { PROVIDERS } from "#shared/model/provider.ts";
import type { NetworkProvider } from "#shared/model/network-provider.ts";
import type { IsoDate, Timeframe } from "#shared/model/time.ts";
import type { BarTable } from "#shared/model/bar-table.ts";

/** A window of bars for the chart; at most 10,000. */
export interface BarsView extends BarTable {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly isSynthetic: boolean;
  readonly origin: string;
  readonly totalBars: number;
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

/** Stored trades of a symbol. */
export interface TickInfo {
  readonly symbol: string;
  readonly provider: string;
  readonly trades: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly dataHash: string;
  readonly caveats: readonly string[];
}

/** The last trades of some days; at most 10,000. */
export interface TicksView {
  /** Of those days. */
  readonly totalTrades: number;
  readonly tsMs: readonly number[];
  readonly price: readonly number[];
  readonly size: readonly number[];
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
  /** Stored trades. */
  readonly ticks: { readonly series: number; readonly trades: number; readonly bytes: number };
  /** Size of the file with the stored bars. */
  readonly fileBytes: number;
}

/** Names a stored series; the days of the first provider that has any, where nothing more is said. */
export interface SeriesChoice {
  readonly symbol: string;
  readonly timeframe?: Timeframe;
  readonly provider?: (typeof PROVIDERS)[number];
}

export interface CoverageReport {
  readonly series: SeriesInfo;
  readonly market: Market;
  readonly prices: PriceView;
  /** Holes, in words, old to new. */
  readonly gaps: readonly string[];
  /** Missing sessions and bars in all. */
  readonly missing: number;
  /** Times of the bars, ISO 8601. */
  readonly suspiciousBars: readonly string[];
  readonly repairedBars: readonly string[];
  /** Each from the first bar's to the last bar's. */
  readonly months: readonly MonthCoverage[];
  /** Known splits and dividends. */
  readonly actions: number;
  /** Stored trades of the symbol. */
  readonly ticks: readonly TickInfo[];
}

export interface QualityReport {
  readonly series: SeriesInfo;
  readonly market: Market;
  /** From 0 to 1. */
  readonly score: number;
  readonly verdict: QualityVerdict;
  /** Whether the series may be used: quarantined ones may not, released ones although they are bad. */
  readonly state: "trusted" | "quarantined" | "released";
  readonly quarantineBelow: number;
  /** Bars concerned. */
  readonly counts: Readonly<Record<QualityProblem, number>>;
  readonly repairedBars: number;
  /** The worst, gravest kind first. */
  readonly findings: readonly QualityFinding[];
  readonly totalFindings: number;
  /** Repairs in force. */
  readonly repairs: readonly BarRepair[];
}

export interface RepairReport {
  readonly series: SeriesInfo;
  readonly repairs: readonly BarRepair[];
  readonly state: "proposed" | "applied" | "undone";
}

/** What a stored series is worth by the calendar of another market. */
export interface MarketReport {
  readonly series: SeriesInfo;
  readonly was: Market;
  readonly market: Market;
  /** Missing sessions and bars in all. */
  readonly missing: number;
  /** From 0 to 1. */
  readonly score: number;
  readonly state: QualityReport["state"];
}

/** How far a fetch or a refresh is. */
export interface UpdateStatus {
  readonly message: string;
  readonly fraction: number;
  /** At the pace so far; absent at the start. */
  readonly remainingMs?: number;
}

export interface DataRequests {
  "data:coverage": (input: SeriesChoice) => CoverageReport;
  "data:quality": (input: SeriesChoice & { readonly limit?: number }) => QualityReport;
  /** Shows what would be repaired unless told to apply it. */
  "data:repair": (
    input: SeriesChoice & {
      readonly days?: readonly IsoDate[];
      readonly apply?: boolean;
      readonly undo?: boolean;
    },
  ) => RepairReport;
  /** Lets a series out of quarantine. */
  "data:release": (input: SeriesChoice) => { readonly series: SeriesInfo; readonly score: number };
  /** Says whose calendar holds for stored bars, and judges them again. */
  "data:set-market": (input: SeriesChoice & { readonly market: Market }) => MarketReport;
  "data:actions": (input: { readonly symbol: string }) => {
    readonly symbol: string;
    readonly actions: readonly CorporateAction[];
  };
  "data:import-actions": (input: {
    readonly symbol: string;
    readonly fileName: string;
    readonly text: string;
  }) => {
    readonly symbol: string;
    readonly imported: number;
    readonly actions: readonly CorporateAction[];
  };
  "data:list": (input: undefined) => readonly SeriesInfo[];
  "data:ticks": (input: undefined) => readonly TickInfo[];
  "data:show-ticks": (input: {
    readonly symbol: string;
    readonly provider?: (typeof PROVIDERS)[number];
    readonly from?: IsoDate;
    readonly to?: IsoDate;
  }) => { readonly info: TickInfo; readonly ticks: TicksView };
  "data:stats": (input: undefined) => LibraryStats;
  /** The bars of a series, or those that open on the days asked for, joined to longer ones where need be. */
  "data:show": (input: SeriesChoice & { readonly from?: IsoDate; readonly to?: IsoDate }) => {
    readonly info: SeriesInfo;
    readonly bars: BarsView;
  };
  /** Asks a network provider (yahoo unless named); rejects when no symbol could be had. */
  "data:fetch": (input: {
    readonly symbols: readonly string[];
    readonly provider?: NetworkProvider;
    readonly timeframe?: Timeframe;
    readonly from?: IsoDate;
    /** Takes all anew, in place of what is stored. */
    readonly replace?: boolean;
    /** Chosen by who asks, to ask for its status and to cancel it. */
    readonly updateId?: string;
  }) => readonly SeriesUpdate[];
  /** Asks for what is new of every stored series that came over a network, or of those symbols. */
  "data:refresh": (input: {
    readonly symbols?: readonly string[];
    readonly updateId?: string;
  }) => readonly SeriesUpdate[];
  /** Undefined when no such fetch, refresh or comparison of strategies is under way. */
  "data:update-status": (input: { readonly updateId: string }) => UpdateStatus | undefined;
  /** What was stored before stays whole. */
  "data:cancel-update": (input: { readonly updateId: string; readonly by: string }) => void;
}

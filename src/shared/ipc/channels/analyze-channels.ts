import type { IndicatorInfo } from "#shared/model/indicator.ts";
import type { Pattern, PatternKind, PatternSeries } from "#shared/model/pattern.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { ScannedSymbol } from "#shared/model/market-scan.ts";
import type { PortfolioAnalysis } from "#shared/model/portfolio-analysis.ts";
import type { RankedStrategy, RankingFigure } from "#shared/model/strategy-ranking.ts";
import type { SymbolAnalysis } from "#shared/model/symbol-analysis.ts";
import type { IsoDate, Timeframe } from "#shared/model/time.ts";

/** Which bars to look at; by default all that there are. */
interface BarsWish {
  readonly symbol: string;
  /** Default: 1d, or what imported bars have. */
  readonly timeframe?: Timeframe;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** The bars that an answer stands on. */
export interface LookedAt {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly isSynthetic: boolean;
  /** What to know before believing it. */
  readonly caveats: readonly string[];
}

/** One line of an indicator; values are NaN before it is ready. */
interface IndicatorLineView {
  /** With all its numbers, e.g. `bollinger(20,2)`. */
  readonly indicator: string;
  readonly line: string;
  readonly pane: "price" | "own";
  readonly unit: string;
  readonly values: readonly number[];
}

/** Indicators for a chart: the last 10,000 bars of the range at most, computed over all bars before them. */
export interface IndicatorsView extends LookedAt {
  readonly tsOpenMs: readonly number[];
  readonly close: readonly number[];
  readonly lines: readonly IndicatorLineView[];
}

export interface LevelView {
  readonly kind: "support" | "resistance";
  readonly price: number;
  /** Swings that turned there. */
  readonly touches: number;
  readonly tsLastTouchMs: number;
  /** From the last close, as a fraction of it; negative below. */
  readonly distanceFraction: number;
}

/** Nearest to the last close first. */
export interface LevelsView extends LookedAt {
  readonly lastClose: number;
  readonly levels: readonly LevelView[];
}

interface FoundPattern {
  readonly kind: PatternKind;
  readonly direction: "bullish" | "bearish";
  /** Time of its first pivot. */
  readonly tsFirstMs: number;
  /** Time of the bar whose close confirmed it; nothing was known of it before. */
  readonly tsConfirmedMs: number;
  readonly neckline: number;
  readonly target: number;
  readonly outcome: Pattern["outcome"];
}

/** Patterns confirmed in the range, oldest first; hit rates are of all bars. */
export interface PatternsView extends LookedAt {
  readonly patterns: readonly FoundPattern[];
  readonly hitRates: PatternSeries["hitRates"];
}

/** Bars of several symbols. */
export interface SymbolsWish extends Omit<BarsWish, "symbol"> {
  readonly symbols: readonly string[];
}

/** The bars of each symbol that an answer stands on. */
interface LookedAtAll {
  readonly series: readonly LookedAt[];
}

export interface SymbolView extends LookedAt {
  readonly analysis: SymbolAnalysis;
}

export interface PortfolioView extends LookedAtAll {
  readonly portfolio: PortfolioAnalysis;
}

export interface ComparisonView extends LookedAtAll {
  readonly range: DateRange;
  readonly ranking: readonly RankedStrategy[];
  readonly rankedBy: RankingFigure;
  readonly rankingCaveats: readonly string[];
}

export interface ScannedView extends LookedAtAll {
  readonly scanned: readonly ScannedSymbol[];
  readonly matches: readonly string[];
}

export interface AnalyzeRequests {
  "analyze:list-indicators": (input: undefined) => readonly IndicatorInfo[];
  "analyze:indicators": (
    input: BarsWish & {
      readonly indicatorNames: readonly string[];
      /** What correlation and beta compare with. */
      readonly benchmarkSymbol?: string;
    },
  ) => IndicatorsView;
  "analyze:patterns": (input: BarsWish) => PatternsView;
  "analyze:levels": (input: BarsWish) => LevelsView;
  "analyze:symbol": (input: BarsWish) => SymbolView;
  "analyze:portfolio": (
    input: SymbolsWish & {
      readonly weights: Readonly<Record<string, number>>;
      readonly benchmarkSymbol?: string;
      /** Of the value at risk; 0.95 when absent. */
      readonly confidence?: number;
    },
  ) => PortfolioView;
  /** At the cash and costs of the settings; every backtest is counted. */
  "analyze:compare": (
    input: SymbolsWish & {
      readonly strategies?: readonly string[];
      readonly rankBy: RankingFigure;
      readonly allowShort: boolean;
      /** Chosen by who asks, to ask for its status and to cancel it, as of a fetch (`data:update-status`). */
      readonly updateId?: string;
    },
  ) => ComparisonView;
  /** Each symbol at its own last bar. */
  "analyze:scan": (
    input: SymbolsWish & { readonly conditions: readonly string[]; readonly match: "all" | "any" },
  ) => ScannedView;
}

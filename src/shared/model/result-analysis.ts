import type { AnalysisTables, SampleWarning } from "./analysis-tables.ts";
import type { EpochMs } from "./time.ts";
import type { DetailedStatistics } from "./statistics/detailed-statistics.ts";

/** From what the figures of an analysis were computed. */
export interface AnalysisSample {
  /** Returns are counted a bar, or a day (UTC) where bars are shorter than a day. */
  readonly period: "bar" | "day";
  readonly periods: number;
  readonly periodsPerYear: number;
  readonly years: number;
  readonly trades: number;
  /** The symbol that was held for comparison. */
  readonly benchmark: string;
}

/** Where a figure may well lie: resampled from what happened, so blind to what never did. */
export interface ConfidenceInterval {
  readonly figure: "sharpe" | "annualReturn" | "maximumDrawdown" | "winRate" | "profitFactor";
  readonly label: string;
  readonly kind: "fraction" | "ratio";
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Share of the resamples between the two. */
  readonly level: number;
  readonly resamples: number;
  /** `stationary_bootstrap` of the periods' returns, `bootstrap` of the trades. */
  readonly method: "stationary_bootstrap" | "bootstrap";
  /** Mean length of the blocks in periods; 1 where single values are drawn. */
  readonly blockPeriods: number;
}

export const FINDING_SEVERITIES = ["serious", "warning", "note"] as const;

/** Something about a result that a careful reader would ask, with the figures that speak for it. */
export interface Finding {
  /** Stable name in snake_case, such as `one_trade_profit`. */
  readonly id: string;
  readonly severity: (typeof FINDING_SEVERITIES)[number];
  readonly title: string;
  /** One sentence with its figures. */
  readonly evidence: string;
  readonly remedy: string;
  /** The figures of the sentence by name, in full precision. */
  readonly figures: Readonly<Record<string, number>>;
}

/** How far the price went against and for a trade while it was open. Fractions of the entry price, fees left out. */
export interface TradeExcursion {
  /** Maximum adverse excursion, 0 or negative. */
  readonly adverse: number;
  /** Maximum favourable excursion, 0 or positive. */
  readonly favourable: number;
  /** The move taken over the whole range the price had, -1 to 1; NaN when the price never moved. */
  readonly efficiency: number;
}

/** What the trades of one kind of exit made. */
export interface ExitReasonFigures {
  readonly reason: string;
  readonly trades: number;
  readonly winRate: number;
  readonly profit: number;
  readonly averageReturn: number;
  readonly averageBarsHeld: number;
}

/** One calendar year of the run beside its benchmark. */
export interface YearFigures {
  readonly year: number;
  readonly strategy: number;
  readonly benchmark: number;
}

/** A stretch below an earlier highest equity. */
export interface DrawdownPeriod {
  /** Time of the peak before it. */
  readonly tsPeakMs: number;
  readonly tsTroughMs: number;
  /** Undefined while the peak was not reached again. */
  readonly tsRecoveredMs: number | undefined;
  /** Fraction below the peak, negative. */
  readonly depth: number;
  /** Calendar days from the peak to the recovery, or to the last bar. */
  readonly days: number;
}

/** Everything that is computed from a finished run beyond its headline; made when it is looked at, never stored. */
export interface ResultAnalysis {
  readonly sample: AnalysisSample;
  readonly statistics: DetailedStatistics;
  readonly intervals: readonly ConfidenceInterval[];
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** One for each trade of the result, in its order. */
  readonly excursions: readonly TradeExcursion[];
  readonly exitReasons: readonly ExitReasonFigures[];
  readonly leftOpen: readonly OpenTradeFigures[];
  readonly years: readonly YearFigures[];
  /** The deepest ten, deepest first. */
  readonly drawdowns: readonly DrawdownPeriod[];
  readonly tables: AnalysisTables;
  /** What stands on too little, or is left out. */
  readonly sampleWarnings: readonly SampleWarning[];
}

/** A position that is open at the end. */
export interface OpenTradeFigures {
  readonly symbol: string;
  readonly side: "long" | "short";
  /** When the position of this side was first taken without being flat since. */
  readonly tsSinceMs: EpochMs | undefined;
  readonly profit: number;
  readonly returnFraction: number;
}

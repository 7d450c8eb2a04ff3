import type { Cancellation } from "#engine/base/cancellation.ts";
import type { CountedBatch } from "#engine/base/counted-backtests.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Trial } from "./evaluate.ts";
import type { Venue } from "./venue.ts";

/** The method that runs a study, as the ledger names it. */
export const STUDY_SOURCES = { search: "optimize.run", walk_forward: "optimize.walk_forward" } as const;

/** What a search is a function of; plain data. Two of the same key are the same search. */
export interface StudyDefinition {
  readonly kind: keyof typeof STUDY_SOURCES;
  readonly key: ContentHash;
  readonly runId: RunId | undefined;
  readonly strategy: string;
  readonly sampler: string;
  readonly objective: string;
  readonly bars: readonly BarSeries[];
  /** Where it searches; nothing outside is evaluated before the choice is made. */
  readonly range: DateRange;
  readonly holdOut: Days | undefined;
  /** Costs and sides, as the methods take them. */
  readonly venue: Venue;
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** What must be known to look at the days that a study kept closed. */
export interface ClosedDays {
  readonly strategy: string;
  readonly parameters: StrategyParameters;
  readonly holdOut: Days;
  readonly venue: Venue;
  /** How much of those days had been backtested before they were opened. */
  readonly before: MarketTrials;
}

/** A backtest of an earlier process, over the days that it was run on. */
export interface KeptTrial {
  readonly range: DateRange;
  readonly trial: Trial;
}

/** What was ever backtested on bars of the same series over days of the range. */
export interface MarketTrials {
  /** Backtests that were run, repetitions among them. */
  readonly backtests: number;
  /** Those that differ in strategy, parameters, days, costs or data. */
  readonly distinct: number;
  /** Sample variance of the annualised Sharpe ratios of the different ones; NaN for fewer than two. */
  readonly varianceOfSharpes: number;
}

export interface StudyOutcome {
  /** What `apply` writes: the choice, or that of the last window. */
  readonly parameters: StrategyParameters;
  /** Plain data, for lists and comparisons. */
  readonly figures: Readonly<Record<string, unknown>>;
}

/** A study that is under way. */
export interface OpenStudy {
  readonly id: string;
  /** What an earlier process that did not come to an end had evaluated. */
  readonly known: readonly KeptTrial[];
  /** Counts and keeps backtests, for good. */
  keep(range: DateRange, costs: ContentHash, trials: readonly Trial[]): void;
  /** Lets others have a turn, and waits while a person holds the study. Throws `run.cancelled`. */
  untilGoing(cancellation: Cancellation): Promise<void>;
  /** What was ever backtested on these bars over the days that were searched. */
  look(): MarketTrials;
  /** Keeps the choice and what is to be said of it: the study is complete. */
  finish(outcome: StudyOutcome): void;
  /** It ended without a choice, and can go on later. */
  stop(reason: string): void;
}

/** Port: studies of a workspace, and the count of all backtests in it. */
export interface StudyBook {
  /** Goes on with the unfinished study of the same key that nobody else is at, or begins one. */
  open(definition: StudyDefinition): OpenStudy;
  /**
   * Puts on record that the closed days of a study are looked at. Throws `study.unknown`, `study.unfinished`,
   * `study.no-hold-out`, `study.other-bars` and, the second time without `isForced`, `study.hold-out-opened`.
   */
  openHoldOut(wish: HoldOutWish): ClosedDays;
  /** Counts backtests that no search ran. */
  count(batch: CountedBatch, runId: RunId | undefined): void;
}

export interface HoldOutWish {
  readonly study: string;
  readonly bars: readonly BarSeries[];
  readonly isForced: boolean;
  readonly runId: RunId | undefined;
}

import type { DoubtfulTrade } from "#shared/model/doubtful-trade.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { BacktestResult, RejectedOrder, Statistics } from "#shared/model/backtest-result.ts";
import type { CostStudy } from "#shared/model/cost-study.ts";
import type { ExportFormat } from "#shared/model/export-format.ts";
import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import type { Fill } from "#shared/model/order.ts";
import type { Trade } from "#shared/model/position.ts";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { EpochMs, IsoDate } from "#shared/model/time.ts";
import type { BarsView } from "./data-channels.ts";

export const RUN_STATUSES = [
  "pending",
  "running",
  "paused",
  "completed",
  "failed",
  "cancelled",
  "refused",
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export type StepStatus = "pending" | "running" | "completed" | "failed" | "skipped" | "cancelled" | "refused";

export interface StepView {
  /** Path of step ids joined by dots. */
  readonly step: string;
  readonly slice: string;
  readonly method: string;
  readonly status: StepStatus;
  readonly durationMs: number | undefined;
  /** 0 to 1 while it runs. */
  readonly progress: number | undefined;
  readonly progressMessage: string | undefined;
  readonly error: SerialError | undefined;
  /** A few figures of what it answered, for people. */
  readonly summary: Readonly<Record<string, unknown>>;
  /** How often it ran, for steps under a trigger. */
  readonly count: number;
  /** The run that ran it, when this one took its outcome over. */
  readonly takenFrom?: RunId;
}

export interface RunView {
  readonly runId: RunId;
  readonly workflow: string;
  readonly mode: Mode;
  readonly status: RunStatus;
  readonly tsStartedMs: EpochMs;
  readonly durationMs: number | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly steps: readonly StepView[];
  readonly error: SerialError | undefined;
  /** True as soon as any data of the run was generated. */
  readonly isSynthetic: boolean;
  /** The run whose outcomes it began with, and the step from which it ran anew. */
  readonly rerunOf?: { readonly runId: RunId; readonly step: string };
  /** Set while it is to hold or holds; `step` is the one before which it holds. */
  readonly hold?: { readonly by: string; readonly step: string | undefined } | undefined;
  /** Who ended it before its end, and why. */
  readonly cancelled?: { readonly by: string; readonly reason: string | undefined };
  /** What people were asked, in order. */
  readonly approvals?: readonly ApprovalView[];
}

/** A question of a run to a person, and what came of it. */
export interface ApprovalView {
  readonly approval: string;
  readonly step: string;
  readonly text: string;
  /** Who may decide; empty lets everybody. */
  readonly who: readonly string[];
  readonly tsAskedMs: EpochMs;
  readonly tsDeadlineMs: number | undefined;
  readonly status: "open" | "approved" | "rejected" | "expired" | "withdrawn";
  readonly by: string | undefined;
  readonly comment: string;
}

/** Everything the result panel shows of a finished backtest, with columns cut to what a chart can use. */
export interface ResultView {
  readonly runId: RunId;
  readonly symbols: readonly string[];
  readonly isSynthetic: boolean;
  readonly caveats: readonly string[];
  readonly range: { readonly from: IsoDate; readonly to: IsoDate };
  readonly strategy: {
    readonly id: string;
    readonly parameters: Readonly<Record<string, number>>;
    readonly note: string;
  };
  readonly sizing: SizingPolicy | undefined;
  readonly initialCash: number;
  readonly statistics: Statistics;
  readonly trades: readonly Trade[];
  /** Trades that stood on repaired or suspicious bars; absent where none did, or where the bars are not at hand. */
  readonly doubtfulTrades?: readonly DoubtfulTrade[];
  readonly fills: readonly Fill[];
  readonly rejected: readonly RejectedOrder[];
  readonly openPositions: BacktestResult["openPositions"];
  readonly equity: {
    readonly tsOpenMs: readonly number[];
    readonly equity: readonly number[];
    readonly drawdown: readonly number[];
    /** How many points the whole curve has; absent when it is here whole. What is left out lies between a stretch's extremes. */
    readonly thinnedFrom?: number;
  };
  readonly warnings: readonly string[];
  /** What each step put into the result, in the order of the workflow. */
  readonly contributions: readonly StepLines[];
  readonly dataHash: string;
  readonly orderListHash: string;
  readonly seed: number;
}

/** What one step of a run put into its result, in sentences. */
export interface StepLines {
  readonly step: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** One backtest of a parameter search. */
export interface TrialView {
  readonly parameters: Readonly<Record<string, number>>;
  readonly sharpe: number;
  readonly totalReturn: number;
  readonly maximumDrawdown: number;
  readonly trades: number;
}

/** What a parameter search found, beside what it is worth on days that it never saw. */
export interface StudyView {
  readonly strategy: string;
  readonly trialCount: number;
  readonly inSample: { readonly from: IsoDate; readonly to: IsoDate };
  readonly outOfSample: { readonly from: IsoDate; readonly to: IsoDate };
  readonly best: TrialView;
  readonly bestOutOfSample: TrialView;
  readonly defaults: TrialView;
  readonly defaultsOutOfSample: TrialView;
  /** The best trials of the searched days, best first; at most 20. */
  readonly top: readonly TrialView[];
  readonly note: string;
}

/** Returns of a calendar year (UTC) by month, and whole. */
export interface YearOfMonths {
  readonly year: number;
  /** January first; undefined for a month without a bar. */
  readonly months: readonly (number | undefined)[];
  readonly total: number;
}

/** How many values lie in [from, to). */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What the plots of a finished backtest are drawn from. Fractions; NaN where a figure is not defined. */
export interface ResultCurves {
  /** The symbol that was held for comparison. */
  readonly benchmark: string;
  readonly tsMs: readonly number[];
  /** The account's value over its start. */
  readonly strategy: readonly number[];
  readonly held: readonly number[];
  /** Fraction below the highest value so far, 0 or negative. */
  readonly drawdown: readonly number[];
  /** Oldest first. */
  readonly months: readonly YearOfMonths[];
  readonly monthlyReturns: readonly HistogramBin[];
  readonly tradeReturns: readonly HistogramBin[];
  /** Of the last half year, `windowPeriods`, before each time; empty in a shorter run. */
  readonly rolling: {
    readonly windowPeriods: number;
    readonly tsMs: readonly number[];
    readonly sharpe: readonly number[];
    readonly volatility: readonly number[];
    readonly beta: readonly number[];
  };
}

/** What a walk forward found: a choice for each window, and what it did on the days after it. */
export interface WalkForwardView {
  readonly scheme: string;
  readonly purgeBars: number;
  readonly note: string;
  readonly windows: readonly WalkForwardWindow[];
  /** The unseen days of all windows joined to one account. */
  readonly equity: { readonly tsMs: readonly number[]; readonly equity: readonly number[] };
}

export interface WalkForwardWindow {
  readonly train: { readonly from: IsoDate; readonly to: IsoDate };
  readonly test: { readonly from: IsoDate; readonly to: IsoDate };
  readonly parameters: Readonly<Record<string, number>>;
  readonly trials: number;
  readonly seenReturn: number;
  readonly seenSharpe: number;
  readonly unseenReturn: number;
  readonly unseenSharpe: number;
  readonly unseenReturnOfDefaults: number;
}

export interface ResumedRuns {
  readonly resumed: readonly RunId[];
  /** Runs that cannot go on; each has ended as failed with that cause. */
  readonly failed: readonly { readonly runId: RunId; readonly error: SerialError }[];
}

export interface RunRequests {
  "run:list": (input: undefined) => readonly RunView[];
  "run:get": (input: { readonly runId: RunId }) => RunView;
  /** The text that the run runs, as it was when the run started. */
  "run:get-definition": (input: { readonly runId: RunId }) => {
    readonly text: string;
    readonly hash: ContentHash;
  };
  /** Lets a run that is paused or was cut off go on, or all that were cut off. */
  "run:resume": (input: { readonly runId?: RunId; readonly by?: string }) => ResumedRuns;
  /** Lets a run hold before its next step; what is under way is finished first. */
  "run:pause": (input: { readonly runId: RunId; readonly by: string }) => { readonly runId: RunId };
  /** Lets a paused run do its next step and hold again. */
  "run:step": (input: { readonly runId: RunId; readonly by: string }) => ResumedRuns;
  "run:get-result": (input: { readonly runId: RunId }) => ResultView | undefined;
  /** All figures of its backtest and what to doubt; undefined when it made none, or its bars are gone. `benchmark` is one of its symbols. */
  "run:get-analysis": (input: {
    readonly runId: RunId;
    readonly benchmark?: string;
  }) => ResultAnalysis | undefined;
  /** What its backtest is drawn from; undefined when it made none, or its bars are gone. */
  "run:get-curves": (input: { readonly runId: RunId }) => ResultCurves | undefined;
  /** How else its backtest could have come out; undefined when it simulated nothing. */
  "run:get-monte-carlo": (input: { readonly runId: RunId }) => MonteCarlo | undefined;
  /** What its backtest is worth under other costs; undefined when it studied none. */
  "run:get-cost-study": (input: { readonly runId: RunId }) => CostStudy | undefined;
  /** The parameter search of a run; undefined when it made none. */
  "run:get-study": (input: { readonly runId: RunId }) => StudyView | undefined;
  /** The walk forward of a run; undefined when it made none. */
  "run:get-walk-forward": (input: { readonly runId: RunId }) => WalkForwardView | undefined;
  "run:get-bars": (input: { readonly runId: RunId; readonly symbol: string }) => BarsView;
  /** The report's text in that format (HTML for what the desktop prints). */
  "run:get-report": (input: { readonly runId: RunId; readonly format: ExportFormat }) => {
    readonly title: string;
    readonly fileName: string;
    readonly content: string;
  };
}

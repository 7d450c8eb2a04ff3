import type { RunId } from "#shared/model/ids.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { TrialView } from "./run-channels.ts";
import type { DiffLine } from "./version-channels.ts";

/** `interrupted`: no process is at it, because one was killed; like `stopped` it can go on. */
export type StudyStatus = "running" | "paused" | "stopped" | "interrupted" | "complete";

/** A search as a list shows it. */
export interface StudySummary {
  /** Such as `study-7`. */
  readonly study: string;
  readonly kind: "search" | "walk_forward";
  readonly status: StudyStatus;
  readonly strategy: string;
  readonly sampler: string;
  readonly objective: string;
  readonly symbols: readonly string[];
  readonly range: { readonly from: string; readonly to: string };
  readonly holdOut: { readonly from: string; readonly to: string } | undefined;
  /** When the closed days were first opened; undefined while they are closed. */
  readonly tsOpenedMs: EpochMs | undefined;
  readonly tsStartedMs: EpochMs;
  readonly tsChangedMs: EpochMs;
  /** The run that was last at it. */
  readonly runId: RunId | undefined;
  /** Different backtests that are kept of it. */
  readonly trials: number;
  /** Its choice; undefined until it is complete. */
  readonly parameters: StrategyParameters | undefined;
  /** Figures of the choice, unseen days first. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** Why it stopped. */
  readonly reason: string | undefined;
}

export interface StudyDetails extends StudySummary {
  /** Backtests ever run on these bars over days of the range, and how many of them differ. */
  readonly ledger: { readonly backtests: number; readonly distinct: number };
  /** Of the searched days, best first; at most 20. */
  readonly top: readonly TrialView[];
}

/** One fact of several studies, in their order. */
export interface ComparedStudyRow {
  readonly label: string;
  readonly values: readonly (string | number | undefined)[];
  readonly isSame: boolean;
}

/** Sharpe ratios of a study by the values of two of its parameters; rows of `ys`, NaN where nothing was tried. */
export interface StudyHeatMap {
  readonly x: string;
  readonly y: string;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly best: readonly (readonly number[])[];
  readonly mean: readonly (readonly number[])[];
  readonly counts: readonly (readonly number[])[];
}

/** What a study's choice changes in a workflow. */
export interface StudyApplication {
  readonly workflow: string;
  readonly lines: readonly DiffLine[];
  /** Where it was written; undefined when it was only shown. */
  readonly path: string | undefined;
}

export interface StudyRequests {
  /** Newest first, at most 200. */
  "study:list": (input: undefined) => readonly StudySummary[];
  "study:get": (input: { readonly study: string }) => StudyDetails;
  "study:compare": (input: { readonly studies: readonly string[] }) => readonly ComparedStudyRow[];
  "study:heat-map": (input: {
    readonly study: string;
    readonly x: string;
    readonly y: string;
  }) => StudyHeatMap;
  /** Holds a search that is under way between two of its backtests. */
  "study:pause": (input: { readonly study: string; readonly by: string }) => StudySummary;
  /** Lets a search go on: the one under way, or a new run of the workflow that takes up what is kept. */
  "study:resume": (input: { readonly study: string; readonly by: string }) => {
    readonly runId: RunId;
  };
  /** Shows, and with `isConfirmed` writes, the workflow `workflow` with the study's choice as `as`. */
  "study:apply": (input: {
    readonly study: string;
    readonly workflow: string;
    readonly as: string;
    readonly isConfirmed: boolean;
  }) => StudyApplication;
  /** Starts the run that trades the choice on the closed days. */
  "study:open-hold-out": (input: { readonly study: string; readonly isForced: boolean }) => {
    readonly runId: RunId;
  };
}

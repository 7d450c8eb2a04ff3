import type { FillDivergence } from "#shared/model/fill-divergence.ts";
import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { Trade } from "#shared/model/position.ts";
import type { StatisticKind } from "#shared/model/statistic-definitions.ts";
import type { RunStatus, RunView } from "./run-channels.ts";

/** Which runs are wanted; what is left out is not asked for. */
export interface RunQuery {
  readonly workflow?: string;
  readonly status?: RunStatus;
  readonly mode?: Mode;
  /** Named in the run's inputs, in capitals. */
  readonly symbol?: string;
  /** Started at this time or later. */
  readonly fromMs?: number;
  /** Started before this time. */
  readonly toMs?: number;
  /** Written in its id, workflow, inputs or cause of failure; capitals do not matter. */
  readonly text?: string;
  /** So many of the newest are left out; default 0. */
  readonly offset?: number;
  /** At most so many, 1 to 1000; default 200. */
  readonly limit?: number;
}

/** A run as a list shows it. */
export interface RunSummary extends Omit<RunView, "steps"> {
  /** Of its backtest, as a fraction; undefined when it made none. */
  readonly totalReturn: number | undefined;
}

export interface RunPage {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** How many there are in all. */
  readonly total: number;
}

/** One figure or fact of two runs. */
export interface ComparedRow {
  readonly group: "Run" | "Definition" | "Inputs" | "Data" | "Statistics" | "Trades";
  readonly label: string;
  /** `strategy` is the id of one. */
  readonly kind: StatisticKind | "text" | "time" | "duration" | "strategy";
  readonly left: string | number | undefined;
  readonly right: string | number | undefined;
  readonly isSame: boolean;
}

/** Where two backtests first part. */
export interface RunDivergence {
  /** The first of what went in that differs: data, days, strategy, parameters, inputs, versions; undefined when all is equal. */
  readonly cause: ComparedRow | undefined;
  /** The first fill that differs, with both sides; undefined when all fills are equal. */
  readonly fill: FillDivergence | undefined;
  /** Both in words. */
  readonly text: string;
}

/** What two runs have in common and what not. */
export interface RunComparison {
  readonly left: RunSummary;
  readonly right: RunSummary;
  readonly rows: readonly ComparedRow[];
  /** Undefined when one of them made no backtest. */
  readonly divergence: RunDivergence | undefined;
  /** Trades of one run that the other does not have, oldest first and at most 200 each. */
  readonly onlyLeft: readonly Trade[];
  readonly onlyRight: readonly Trade[];
}

export interface HistoryRequests {
  "history:search": (input: RunQuery) => RunPage;
  /** Runs a workflow as a run ran it, with its seed and, but for the changes, its inputs; null leaves an input out. */
  "history:run-again": (input: {
    readonly runId: RunId;
    readonly changes?: Readonly<Record<string, unknown>>;
  }) => {
    readonly runId: RunId;
    /** False when the workflow's file has changed since: the new run runs the present text. */
    readonly isSameDefinition: boolean;
  };
  /**
   * Runs the workflow of a run anew from one of its steps, with the same mode and seed and, but for the changes, inputs
   * (null leaves an input out); what the steps before answered is taken from that run. Refused where the workflow, or an
   * input that is read there, has changed before that step.
   */
  "history:rerun-from": (input: {
    readonly runId: RunId;
    /** The path of a step, or the end of it. */
    readonly step: string;
    readonly changes?: Readonly<Record<string, unknown>>;
    readonly breakAt?: readonly string[];
    /** Hash of the text that was shown: nothing starts when the file holds another one by now. */
    readonly shownHash?: ContentHash;
  }) => { readonly runId: RunId };
  "history:compare": (input: { readonly left: RunId; readonly right: RunId }) => RunComparison;
}

import type { SerialError } from "#shared/errors/app-error.ts";
import type { AppInfo, Snapshot } from "#shared/ipc/channels/app-channels.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { ActivationView } from "#shared/ipc/channels/trigger-channels.ts";
import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { SliceHealth } from "#shared/model/health.ts";
import type { StrategyName } from "#shared/model/strategy-name.ts";

/** Main's truth as the window knows it; read-only. */
export interface ReplicaState {
  /** `loading` before the first snapshot, `failed` when the app did not start. */
  readonly status: "loading" | "ready" | "failed";
  readonly error: SerialError | undefined;
  /** The last event that is folded in. */
  readonly seq: number;
  /** Newest first. */
  readonly runs: readonly RunView[];
  readonly workflows: readonly WorkflowView[];
  /** Every workflow with triggers, and every one that is active. */
  readonly activations: readonly ActivationView[];
  /** Newest first. */
  readonly paper: readonly PaperView[];
  readonly health: readonly SliceHealth[];
  readonly strategies: readonly StrategyName[];
  readonly info: AppInfo | undefined;
}

/** What the window shows of it: the same until something that is shown changes. */
export type ReplicaFacts = Omit<ReplicaState, "seq">;

export const EMPTY_REPLICA: ReplicaState = {
  status: "loading",
  error: undefined,
  seq: 0,
  runs: [],
  workflows: [],
  activations: [],
  paper: [],
  health: [],
  strategies: [],
  info: undefined,
};

const newestFirst = (left: { tsStartedMs: number }, right: { tsStartedMs: number }): number =>
  right.tsStartedMs - left.tsStartedMs;

/** Starts over from a snapshot. */
export function applySnapshot(state: ReplicaState, snapshot: Snapshot): ReplicaState {
  return {
    ...state,
    status: "ready",
    error: undefined,
    seq: snapshot.seq,
    runs: snapshot.runs.toSorted(newestFirst),
    workflows: snapshot.workflows,
    activations: snapshot.triggers ?? [],
    paper: snapshot.paper.toSorted(newestFirst),
    health: snapshot.health,
    strategies: snapshot.strategies ?? [],
  };
}

/** Puts the newest view of a session in its place, or first when it is new. */
export function applyPaper(state: ReplicaState, view: PaperView): ReplicaState {
  const isKnown = state.paper.some((other) => other.sessionId === view.sessionId);
  const paper = isKnown
    ? state.paper.map((other) => (other.sessionId === view.sessionId ? view : other))
    : [view, ...state.paper];
  return { ...state, paper };
}

/** Puts main's own view of a run in its place; one that was not known, because it is old, is known then. */
export function applyRun(state: ReplicaState, run: RunView): ReplicaState {
  if (!state.runs.some((other) => other.runId === run.runId))
    return { ...state, runs: [...state.runs, run].toSorted(newestFirst) };
  return { ...state, runs: state.runs.map((other) => (other.runId === run.runId ? run : other)) };
}

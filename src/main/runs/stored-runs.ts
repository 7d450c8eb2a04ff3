import { createEventReader, type EventReader } from "#main/store/event-log.ts";
import { openStoreForReading } from "#main/store/open-store.ts";
import { createRunReader, type RunReader, type RunRecord } from "#main/store/run-store.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import { applyRunEvent, startRunView } from "#shared/replica/apply-run-event.ts";

/** Runs shown; older ones stay in the store. */
export const RUNS_LISTED = 200;

export interface StoredRun {
  readonly record: RunRecord;
  readonly view: RunView;
  /** Where the outputs of its steps are kept, by name. */
  readonly outputs: Readonly<Record<string, ContentHash>>;
}

/** The newest runs of one log, folded from their events; one that a crash cut off is failed, with the cause. */
export function foldStoredRuns(runs: RunReader, log: EventReader): readonly StoredRun[] {
  return runs.list(RUNS_LISTED).flatMap((record) => foldStoredRun(record, log) ?? []);
}

/** One run of a log, folded from its events; undefined when they are not there. */
export function foldStoredRun(record: RunRecord, log: EventReader): StoredRun | undefined {
  const events = log.readRunStory(record.runId);
  const view = log.fold(`run ${record.runId}`, () => foldRun(events));
  if (view === undefined) return undefined;
  const outputs = Object.assign({}, ...events.map(outputsOf)) as StoredRun["outputs"];
  // The prices of a run, which say so too, are not a part of its story.
  const marked = record.isSynthetic && !view.isSynthetic ? { ...view, isSynthetic: true } : view;
  return { record, view: marked.status === "running" ? interrupted(marked) : marked, outputs };
}

/** True for a run that a crash cut off and that no process has let go on. */
export function isCutOff({ error }: RunView): boolean {
  return error?.code === INTERRUPTED.code;
}

function foldRun([first, ...rest]: readonly AnyEnvelope[]): RunView | undefined {
  const started = first?.name === "workflow.started" ? startRunView(first) : undefined;
  return started && rest.reduce(applyRunEvent, started);
}

/** Where what an event tells of is kept, by name. */
export function outputsOf(event: AnyEnvelope): StoredRun["outputs"] {
  if (event.name === "workflow.step.completed") return event.payload.outputs ?? {};
  const taken = event.name === "workflow.started" ? (event.payload.rerunOf?.taken ?? []) : [];
  return Object.assign({}, ...taken.map(({ outputs }) => outputs)) as StoredRun["outputs"];
}

/** The runs in the files of a workspace that nobody owns, newest first. */
export function readStoredRuns(workspace: string): readonly RunView[] {
  const store = openStoreForReading(workspace);
  try {
    return store.logs
      .flatMap((db) => foldStoredRuns(createRunReader(db), createEventReader(db)))
      .map(({ view }) => view)
      .toSorted(newestFirst)
      .slice(0, RUNS_LISTED);
  } finally {
    store.close();
  }
}

export function newestFirst(left: RunView, right: RunView): number {
  return right.tsStartedMs - left.tsStartedMs;
}

/** Why a run has failed that no process runs any more and that never ended. */
export const INTERRUPTED: SerialError = {
  kind: "transient",
  code: "run.interrupted",
  message: "the process that ran it ended before the run did",
  remedy: "open the window, which lets it go on, or gpt-trader runs resume",
};

function interrupted(view: RunView): RunView {
  const steps = view.steps.map((step) =>
    step.status === "running" ? { ...step, status: "failed" as const, error: INTERRUPTED } : step,
  );
  return { ...view, status: "failed", error: INTERRUPTED, steps };
}

import type { RunRecorder, StepRecord } from "#engine/workflow/run-types.ts";
import { contentHash, type ContentHash, type RunId } from "#shared/model/ids.ts";
import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import type { RunView } from "#shared/ipc/contract.ts";
import { applyRunEvent, startRunView } from "#shared/replica/apply-run-event.ts";
import type { Books } from "./books.ts";
import { foldStoredRuns, newestFirst, RUNS_LISTED } from "./stored-runs.ts";

/** What the host knows of one run: its view, and where its outputs are kept. */
interface ShelvedRun {
  readonly view: RunView;
  readonly seed: number;
  readonly definitionHash: ContentHash;
  readonly outputs: Readonly<Record<string, ContentHash>>;
}

/** All runs of a workspace, kept up by their events and stored when they start and end. */
export interface RunShelf extends RunRecorder {
  readonly onEvent: (event: AnyEnvelope) => void;
  /** Shows a run as ended without storing it: its log refused. */
  showEnd(event: Envelope<"workflow.failed">): void;
  /** Newest first. */
  list(): readonly RunView[];
  get(runId: RunId): RunView | undefined;
  /** The output of that name that the run's steps answered last; undefined when there is none. */
  output(runId: RunId, name: string): unknown;
  /** The seed that the run was started with. */
  seedOf(runId: RunId): number | undefined;
}

export function createRunShelf(books: Books): RunShelf {
  const runs = new Map<RunId, ShelvedRun>();
  for (const book of books.all) {
    for (const { record, view } of foldStoredRuns(book.runs, book.log)) {
      const { seed, definitionHash } = record;
      runs.set(view.runId, { view, seed, definitionHash, outputs: storedOutputs(record.result) });
    }
  }

  function save(run: ShelvedRun): void {
    const { view, seed, definitionHash, outputs } = run;
    books.ofMode(view.mode).runs.save({
      ...view,
      seed,
      definition: view.steps.map(({ step, slice, method }) => ({ step, slice, method })),
      definitionHash,
      result: { outputs },
    });
  }

  function onEvent(event: AnyEnvelope): void {
    if (event.runId === undefined) return;
    if (event.name === "workflow.started") {
      const known = runs.get(event.runId);
      // Told again by a dead letter: what has happened since then stays.
      if (known !== undefined) return save(known);
      const view = startRunView(event);
      if (view === undefined) return;
      const { definitionHash, seed } = event.payload;
      const run = { view, seed, definitionHash, outputs: {} };
      runs.set(view.runId, run);
      save(run);
      return;
    }
    const run = runs.get(event.runId);
    if (run === undefined) return;
    const view = applyRunEvent(run.view, event);
    if (view === run.view) return;
    const changed = { ...run, view };
    runs.set(event.runId, changed);
    if (view.status !== run.view.status) save(changed);
  }

  return {
    onEvent,
    showEnd(event) {
      const run = event.runId === undefined ? undefined : runs.get(event.runId);
      if (run === undefined) return;
      runs.set(run.view.runId, { ...run, view: applyRunEvent(run.view, event) });
    },
    recordStep(record: StepRecord) {
      const run = runs.get(record.runId);
      if (run === undefined) return;
      const { artifacts } = books.ofMode(run.view.mode);
      const kept = Object.entries(record.output).map(
        ([name, value]) => [name, artifacts.put(name, value)] as const,
      );
      runs.set(record.runId, { ...run, outputs: { ...run.outputs, ...Object.fromEntries(kept) } });
    },
    list: () =>
      [...runs.values()]
        .map(({ view }) => view)
        .toSorted(newestFirst)
        .slice(0, RUNS_LISTED),
    get: (runId) => runs.get(runId)?.view,
    output(runId, name) {
      const run = runs.get(runId);
      const hash = run?.outputs[name];
      return run === undefined || hash === undefined
        ? undefined
        : books.ofMode(run.view.mode).artifacts.get(hash);
    },
    seedOf: (runId) => runs.get(runId)?.seed,
  };
}

function storedOutputs(result: unknown): Readonly<Record<string, ContentHash>> {
  if (typeof result !== "object" || result === null || !("outputs" in result)) return {};
  const { outputs } = result;
  if (typeof outputs !== "object" || outputs === null) return {};
  return Object.fromEntries(Object.entries(outputs).map(([name, hash]) => [name, contentHash(String(hash))]));
}

import type { RunRecorder, StepRecord } from "#engine/workflow/run-types.ts";
import { contentHash, type ContentHash, type RunId } from "#shared/model/ids.ts";
import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { applyRunEvent, startRunView } from "#shared/replica/apply-run-event.ts";
import { totalReturnOf } from "#shared/replica/total-return-of.ts";
import type { Books } from "#main/logs/books.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { healTables } from "#main/relays/heal-tables.ts";
import {
  foldStoredRun,
  foldStoredRuns,
  isCutOff,
  newestFirst,
  outputsOf,
  RUNS_LISTED,
  type StoredRun,
} from "./stored-runs.ts";

/** What the host knows of one run: its view, and where its outputs are kept. */
interface ShelvedRun {
  readonly view: RunView;
  readonly seed: number;
  readonly definitionHash: ContentHash;
  /** The text of the definition; undefined for a run of an older version. */
  readonly definition: string | undefined;
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
  /**
   * Runs that a crash cut off, or that an earlier process left paused or waiting, oldest first; with real money a person
   * decides, so those are none of them.
   */
  listCutOff(): readonly RunId[];
  isPaused(runId: RunId): boolean;
  /** The definition that the run runs; undefined for a run of an older version. */
  definitionOf(runId: RunId): { readonly text: string; readonly hash: ContentHash } | undefined;
  /** The seed that the run was started with. */
  seedOf(runId: RunId): number | undefined;
  /** Runs that are under way in this process. */
  listAlive(): readonly RunId[];
}

export function createRunShelf(books: Books): RunShelf {
  const runs = new Map<RunId, ShelvedRun>();
  /** Paused by an earlier process; this one does not run them. */
  const left = new Set<RunId>();
  for (const book of books.all) {
    healTables(book, saveStart);
    for (const stored of foldStoredRuns(book.runs, book.log)) {
      runs.set(stored.view.runId, shelve(stored));
      if (stored.view.status === "paused") left.add(stored.view.runId);
    }
  }
  let lastOlder: ShelvedRun | undefined;

  /** A run of the newest, or an older one, which is read each time that another is asked for. */
  function find(runId: RunId): ShelvedRun | undefined {
    const known = runs.get(runId) ?? (lastOlder?.view.runId === runId ? lastOlder : undefined);
    if (known !== undefined) return known;
    const book = books.ofRun(runId);
    const record = book?.runs.get(runId);
    const stored = book && record && foldStoredRun(record, book.log);
    if (stored === undefined) return undefined;
    return (lastOlder = shelve(stored));
  }

  const isLeft = ({ runId, status }: RunView): boolean => status === "paused" && left.has(runId);

  function save(run: ShelvedRun): void {
    const { view, seed, definitionHash, definition, outputs } = run;
    books.ofMode(view.mode).runs.save({
      ...view,
      seed,
      definition: definition ?? view.steps.map(({ step, slice, method }) => ({ step, slice, method })),
      definitionHash,
      result: { outputs, totalReturn: totalReturnOf(view) },
    });
  }

  function saveStart(event: Envelope<"workflow.started">): void {
    const view = startRunView(event);
    if (view === undefined) return;
    const { definitionHash, definition, seed } = event.payload;
    const run = { view, seed, definitionHash, definition, outputs: outputsOf(event) };
    runs.set(view.runId, run);
    save(run);
  }

  function onEvent(event: AnyEnvelope): void {
    if (event.runId === undefined) return;
    if (event.name === "workflow.resumed") left.delete(event.runId);
    if (event.name === "workflow.started") {
      const known = runs.get(event.runId);
      // Told again by a dead letter: what has happened since then stays.
      if (known !== undefined) return save(known);
      crashPoint("run-starting");
      saveStart(event);
      crashPoint("run-started");
      return;
    }
    const run = runs.get(event.runId);
    if (run === undefined) return;
    const view = applyRunEvent(run.view, event);
    if (view === run.view) return;
    const changed = { ...run, view };
    runs.set(event.runId, changed);
    // What was generated is said in the row too: at the next start the prices are not read again.
    if (view.status === run.view.status && view.isSynthetic === run.view.isSynthetic) return;
    crashPoint("run-saving");
    save(changed);
    crashPoint("run-saved");
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
      if (run === undefined) return {};
      crashPoint("step-recording");
      const { artifacts } = books.ofMode(run.view.mode);
      const kept = Object.fromEntries(
        Object.entries(record.output).map(([name, value]) => {
          const hash = artifacts.put(name, value);
          crashPoint("output-kept");
          return [name, hash] as const;
        }),
      );
      runs.set(record.runId, { ...run, outputs: { ...run.outputs, ...kept } });
      crashPoint("step-recorded");
      return kept;
    },
    list: () =>
      [...runs.values()]
        .map(({ view }) => view)
        .toSorted(newestFirst)
        .slice(0, RUNS_LISTED),
    get: (runId) => find(runId)?.view,
    output(runId, name) {
      const run = find(runId);
      const hash = run?.outputs[name];
      return run === undefined || hash === undefined
        ? undefined
        : books.ofMode(run.view.mode).artifacts.get(hash);
    },
    listCutOff: () =>
      [...runs.values()]
        .map(({ view }) => view)
        .filter((view) => view.mode !== "live" && (isCutOff(view) || isLeft(view)))
        .toSorted((left, right) => left.tsStartedMs - right.tsStartedMs)
        .map(({ runId }) => runId),
    isPaused: (runId) => left.has(runId) && runs.get(runId)?.view.status === "paused",
    definitionOf(runId) {
      const run = find(runId);
      if (run?.definition === undefined) return undefined;
      return { text: run.definition, hash: run.definitionHash };
    },
    seedOf: (runId) => find(runId)?.seed,
    listAlive: () =>
      [...runs.values()]
        .filter(({ view }) => view.status === "running" || view.status === "pending")
        .map(({ view }) => view.runId),
  };
}

function shelve({ record, view, outputs }: StoredRun): ShelvedRun {
  const { seed, definitionHash, definition, result } = record;
  return {
    view,
    seed,
    definitionHash,
    definition: typeof definition === "string" ? definition : undefined,
    outputs: { ...storedOutputs(result), ...outputs },
  };
}

function storedOutputs(result: unknown): Readonly<Record<string, ContentHash>> {
  if (typeof result !== "object" || result === null || !("outputs" in result)) return {};
  const { outputs } = result;
  if (typeof outputs !== "object" || outputs === null) return {};
  return Object.fromEntries(Object.entries(outputs).map(([name, hash]) => [name, contentHash(String(hash))]));
}

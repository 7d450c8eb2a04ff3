import { refusedError, type AppError } from "#shared/errors/app-error.ts";
import type { RunId } from "#shared/model/ids.ts";
import { cancelledError } from "#engine/base/cancellation.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { WhenBusy } from "#engine/workflow/workflow-trigger.ts";

/** What the gate knows of a run. */
export interface GateEntry {
  readonly runId: RunId;
  /** Runs of one key exclude each other; undefined excludes nobody. */
  readonly key: string | undefined;
  readonly whenBusy: WhenBusy;
  /** The highest of those that wait is let in first. */
  readonly priority: number;
}

/** Decides which runs may be under way at the same time. */
export interface RunGate {
  /** Resolves when the run may start; what it answers gives its place back. Rejects when the run is not to start at all. */
  enter(entry: GateEntry): Promise<Dispose>;
  /** Takes the place of a run that had started before: it does not wait. */
  hold(entry: GateEntry): Dispose;
  /** Lets nobody in any more. */
  close(by: string): void;
}

export interface GatePorts {
  /** Runs under way at the same time; undefined lets in any number. */
  readonly maxRunning: number | undefined;
  readonly cancel: (runId: RunId, by: string) => void;
}

interface Waiting extends GateEntry {
  readonly letIn: (leave: Dispose) => void;
  readonly refuse: (error: AppError) => void;
}

export function createRunGate({ maxRunning = Number.POSITIVE_INFINITY, cancel }: GatePorts): RunGate {
  const inside = new Set<GateEntry>();
  let waiting: readonly Waiting[] = [];
  let closedBy: string | undefined;

  const holderOf = (key: string | undefined): GateEntry | undefined =>
    key === undefined ? undefined : [...inside].find((entry) => entry.key === key);

  function hold(entry: GateEntry): Dispose {
    inside.add(entry);
    return () => {
      if (inside.delete(entry)) letNextIn();
    };
  }

  function letNextIn(): void {
    while (inside.size < maxRunning) {
      const next = waiting.find(({ key }) => holderOf(key) === undefined);
      if (next === undefined) return;
      waiting = waiting.filter((one) => one !== next);
      next.letIn(hold(next));
    }
  }

  /** Those of the key that wait are not needed any more, and the one that runs makes room. */
  function makeRoom({ key, runId }: GateEntry): void {
    const by = `run ${runId}, which takes its place`;
    const superseded = waiting.filter((one) => one.key === key);
    waiting = waiting.filter((one) => one.key !== key);
    for (const one of superseded) one.refuse(cancelledError(by));
    const holder = holderOf(key);
    if (holder !== undefined) cancel(holder.runId, by);
  }

  function findRival({ key }: GateEntry): GateEntry | undefined {
    return holderOf(key) ?? (key === undefined ? undefined : waiting.find((one) => one.key === key));
  }

  return {
    hold,
    async enter(entry) {
      if (closedBy !== undefined) throw cancelledError(closedBy);
      const rival = findRival(entry);
      if (rival !== undefined && entry.whenBusy === "skip") throw busyError(rival);
      if (rival !== undefined && entry.whenBusy === "cancel_previous") makeRoom(entry);
      const { promise, resolve: letIn, reject: refuse } = Promise.withResolvers<Dispose>();
      // Sorting is stable, so of equal priority the first to come is the first to go.
      waiting = [...waiting, { ...entry, letIn, refuse }].toSorted((a, b) => b.priority - a.priority);
      letNextIn();
      return promise;
    },
    close(by) {
      closedBy = by;
      for (const one of waiting) one.refuse(cancelledError(by));
      waiting = [];
    },
  };
}

function busyError({ runId, key = "" }: GateEntry): AppError {
  return refusedError({
    code: "run.busy",
    message: `no second run of ${key} starts while run ${runId} is under way`,
    field: "concurrency",
    value: key,
    remedy: "wait until it has ended, or cancel it",
  });
}

import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { CutOffRun, StartedRun, TradingOrchestrator } from "#engine/orchestrator/orchestrator.ts";
import type { EarlierStep } from "#engine/workflow/run-types.ts";
import { AppError, toSerialError, userError, type SerialError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import { correlationId, sessionId as sessionIdOf, type ContentHash, type RunId } from "#shared/model/ids.ts";
import type { Book, Books } from "./books.ts";
import { crashPoint } from "./crash-point.ts";
import type { RunShelf } from "./run-shelf.ts";

export interface RecoveryPorts {
  readonly books: Books;
  readonly shelf: Pick<RunShelf, "listCutOff">;
  readonly desk: PaperDesk;
  readonly orchestrator: TradingOrchestrator;
  readonly follow: (runId: RunId, finished: StartedRun["finished"]) => void;
}

export interface Resumed {
  readonly resumed: readonly RunId[];
  /** Runs that cannot go on; each has ended as failed with that cause. */
  readonly failed: readonly { readonly runId: RunId; readonly error: SerialError }[];
}

/** Lets runs that an earlier process did not finish go on: all of them, or the one named. */
export function resumeRuns(ports: RecoveryPorts, reason: string, only?: RunId): Resumed {
  const cutOff = ports.shelf.listCutOff();
  if (only !== undefined && !cutOff.includes(only)) throw notCutOff(only, cutOff);
  const resumed: RunId[] = [];
  const failed: Resumed["failed"][number][] = [];
  for (const runId of only === undefined ? cutOff : [only]) {
    try {
      resumeRun(ports, runId, reason);
      resumed.push(runId);
    } catch (thrown) {
      const error = toSerialError(thrown);
      stopSession(ports.desk, runId);
      const origin = { runId, correlationId: correlationId(runId) };
      ports.books.publish("workflow.failed", { step: "", error }, origin);
      failed.push({ runId, error });
    }
  }
  return { resumed, failed };
}

/** A session without its run would wait for bars that nobody brings. */
function stopSession(desk: PaperDesk, runId: RunId): void {
  const session = desk.findByRun(runId);
  if (session !== undefined) desk.stop(sessionIdOf(session.sessionId), "its run cannot go on");
}

function resumeRun({ books, desk, orchestrator, follow }: RecoveryPorts, runId: RunId, reason: string): void {
  const book = books.ofRun(runId);
  const events = book?.log.readRunStory(runId) ?? [];
  const started = events.find((event) => event.name === "workflow.started");
  if (book === undefined || started?.name !== "workflow.started") throw lost(runId, "its start");
  const run = readCutOffRun(book, runId, started, events, reason);
  for (const id of sessionsOf(events)) {
    const isOpen = desk.list().some(({ sessionId }) => sessionId === id);
    if (isOpen) continue;
    const history = book.log.readDeskHistory(id);
    desk.restore(id, history.events, history.bars);
  }
  crashPoint("sessions-restored");
  const { finished } = orchestrator.resume(run);
  follow(runId, finished);
}

function readCutOffRun(
  book: Book,
  runId: RunId,
  { payload }: Envelope<"workflow.started">,
  events: readonly AnyEnvelope[],
  reason: string,
): CutOffRun {
  const { workflow, mode, seed, inputs, given, definition, definitionHash } = payload;
  if (definition === undefined || given === undefined) throw lost(runId, "the definition that it runs");
  const steps = new Map<string, EarlierStep>();
  for (const event of events) {
    if (event.name !== "workflow.step.completed" || event.payload.outputs === undefined) continue;
    const { step, summary, durationMs, outputs } = event.payload;
    steps.set(step, { output: readOutputs(book, runId, outputs), summary, durationMs });
  }
  const progress = { reason, steps };
  return { runId, workflow, mode, seed, inputs, given, definition, definitionHash, progress };
}

function readOutputs(
  { artifacts }: Book,
  runId: RunId,
  outputs: Readonly<Record<string, ContentHash>>,
): EarlierStep["output"] {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, hash]) => {
      const value = artifacts.get(hash);
      if (value === undefined) throw lost(runId, `its output ${name} (${hash})`);
      return [name, value];
    }),
  );
}

/** Sessions that the run opened, oldest first. */
function sessionsOf(events: readonly AnyEnvelope[]) {
  return events.filter(({ name }) => name === "session.opened").map(({ sessionId }) => sessionId);
}

function lost(runId: RunId, what: string): AppError {
  return new AppError({
    kind: "bug",
    code: "run.not-resumable",
    message: `run ${runId} cannot go on: the workspace does not hold ${what}`,
    field: "run",
    value: runId,
    remedy: "start it again; its inputs are kept",
  });
}

function notCutOff(runId: RunId, cutOff: readonly RunId[]): AppError {
  return userError({
    code: "run.not-cut-off",
    message: `run ${runId} is not one that was cut off`,
    field: "run",
    value: runId,
    remedy: cutOff.length === 0 ? "no run of this workspace was" : `use one of ${cutOff.join(", ")}`,
  });
}

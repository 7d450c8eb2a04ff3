import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { CutOffRun, StartedRun, TradingOrchestrator } from "#engine/orchestrator/orchestrator.ts";
import type { EarlierProgress, EarlierStep, EarlierWaits } from "#engine/workflow/run-types.ts";
import { toSerialError, userError, type AppError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import type { ResumedRuns } from "#shared/ipc/channels/run-channels.ts";
import type { Input } from "#shared/ipc/contract.ts";
import { correlationId, sessionId as sessionIdOf, type RunId } from "#shared/model/ids.ts";
import type { Book, Books } from "#main/logs/books.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { lost, readOutputs, readTaken } from "./recorded-run.ts";
import type { RunShelf } from "./run-shelf.ts";

export interface RecoveryPorts {
  readonly books: Books;
  readonly shelf: Pick<RunShelf, "listCutOff" | "isPaused">;
  readonly desk: PaperDesk;
  readonly orchestrator: TradingOrchestrator;
  readonly follow: (runId: RunId, finished: StartedRun["finished"]) => void;
}

export interface ResumeWish {
  readonly reason: string;
  /** Undefined takes all. */
  readonly only?: RunId | undefined;
  /**
   * What becomes of a paused run: it goes on by a person's wish, to its end or by one step; it is brought back as it is;
   * or it is left to a later process.
   */
  readonly paused: "continue" | "step" | "hold" | "leave";
  readonly by: string;
}

/** Lets runs that an earlier process did not finish go on: all of them, or the one named. */
export function resumeRuns(ports: RecoveryPorts, wish: ResumeWish): ResumedRuns {
  const { only } = wish;
  const cutOff = ports.shelf
    .listCutOff()
    .filter((runId) => only !== undefined || wish.paused !== "leave" || !ports.shelf.isPaused(runId));
  if (only !== undefined && !cutOff.includes(only)) throw notCutOff(only, cutOff);
  const resumed: RunId[] = [];
  const failed: ResumedRuns["failed"][number][] = [];
  for (const runId of only === undefined ? cutOff : [only]) {
    try {
      resumeRun(ports, runId, wish);
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

/** Ends a run that no process runs; false when it is none of those. */
export function cancelCutOff(
  { books, shelf, desk }: Pick<RecoveryPorts, "books" | "shelf" | "desk">,
  { runId, by, reason }: Input<"workflow:cancel">,
): boolean {
  if (!shelf.listCutOff().includes(runId)) return false;
  stopSession(desk, runId);
  const why = reason === undefined ? {} : { reason };
  const origin = { runId, correlationId: correlationId(runId) };
  books.publish("workflow.cancelled", { by, step: undefined, ...why }, origin);
  return true;
}

function resumeRun(ports: RecoveryPorts, runId: RunId, { reason, paused, by }: ResumeWish): void {
  const { books, desk, orchestrator, follow } = ports;
  const book = books.ofRun(runId);
  const events = book?.log.readRunStory(runId) ?? [];
  const started = events.find((event) => event.name === "workflow.started");
  if (book === undefined || started?.name !== "workflow.started") throw lost(runId, "its start");
  const run = readCutOffRun(book, runId, started, events, { reason, ...holdOf(events, paused) });
  for (const id of sessionsOf(events)) {
    const isOpen = desk.list().some(({ sessionId }) => sessionId === id);
    if (isOpen) continue;
    const history = book.log.readDeskHistory(id);
    desk.restore(id, history.events, history.bars);
  }
  crashPoint("sessions-restored");
  if (paused === "continue" && heldBy(events) !== undefined) {
    const origin = { runId, correlationId: correlationId(runId) };
    books.publish("workflow.continued", { by, isOneStep: false }, origin);
  }
  const { finished } = orchestrator.resume(run);
  follow(runId, finished);
}

function readCutOffRun(
  book: Book,
  runId: RunId,
  { payload }: Envelope<"workflow.started">,
  events: readonly AnyEnvelope[],
  how: Pick<EarlierProgress, "reason" | "heldBy" | "allowed">,
): CutOffRun {
  const { workflow, mode, seed, inputs, given, definition, definitionHash } = payload;
  const { breakAt = [], subWorkflows = [] } = payload;
  if (definition === undefined || given === undefined) throw lost(runId, "the definition that it runs");
  const steps = new Map<string, EarlierStep>();
  for (const event of events) {
    if (event.name !== "workflow.step.completed" || event.payload.outputs === undefined) continue;
    const { step, summary, durationMs, outputs } = event.payload;
    steps.set(step, { output: readOutputs(book, runId, outputs), summary, durationMs });
  }
  const taken = (payload.rerunOf?.taken ?? []).map((outcome) => readTaken(book, runId, outcome));
  const progress = { ...how, steps, waits: readWaits(events), taken };
  const parts = { definition, definitionHash, breakAt, subWorkflows };
  return { runId, workflow, mode, seed, inputs, given, ...parts, progress };
}

/** Since when its steps have waited, and what people were asked. */
function readWaits(events: readonly AnyEnvelope[]): EarlierWaits {
  const begun = new Map<string, { readonly seq: number; readonly tsMs: number }>();
  const approvals = new Map<string, { readonly seq: number; readonly tsDeadlineMs: number | undefined }>();
  for (const { name, payload, seq, tsEventMs } of events) {
    if (name === "workflow.step.started") {
      if (!begun.has(payload.step)) begun.set(payload.step, { seq, tsMs: tsEventMs });
    } else if (name === "workflow.approval.asked") {
      approvals.set(payload.approval, { seq, tsDeadlineMs: payload.tsDeadlineMs });
    }
  }
  return { begun, approvals };
}

/** Who paused it last; undefined when it was let go on since. */
function heldBy(events: readonly AnyEnvelope[]): string | undefined {
  let by: string | undefined;
  for (const { name, payload } of events) {
    if (name === "workflow.pausing" || name === "workflow.paused") by = payload.by;
    else if (name === "workflow.continued" && !payload.isOneStep) by = undefined;
  }
  return by;
}

function holdOf(
  events: readonly AnyEnvelope[],
  paused: ResumeWish["paused"],
): Pick<EarlierProgress, "heldBy" | "allowed"> {
  const by = heldBy(events);
  if (by === undefined || paused === "continue") return {};
  return { heldBy: by, allowed: paused === "step" ? 1 : 0 };
}

/** Sessions that the run opened, oldest first. */
function sessionsOf(events: readonly AnyEnvelope[]) {
  return events.filter(({ name }) => name === "session.opened").map(({ sessionId }) => sessionId);
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

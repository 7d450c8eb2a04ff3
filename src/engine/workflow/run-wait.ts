import { refusedError, userError, AppError } from "#shared/errors/app-error.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import { cancelledError } from "#engine/base/cancellation.ts";
import type { Clock } from "#engine/base/clock.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { Timer } from "#engine/base/timer.ts";
import { nextTime } from "#engine/calc/calendar/schedule.ts";
import type { EventSource, HeardEvent } from "./event-source.ts";
import { evaluateExpression } from "./expressions/evaluate-expression.ts";
import type { Frame } from "./frame.ts";
import type { PlannedApproval, PlannedEventWait, PlannedPause, PlannedWait } from "./plan.ts";
import { readBound, readPath } from "./resolve-input.ts";
import type { EarlierWaits } from "./run-types.ts";

type Values = Readonly<Record<string, unknown>>;
type Decided = EventMap["workflow.approval.decided"];

/** As late as that a wait may end that a computer slept through. */
const LOOK_EVERY_MS = 30_000;

/** What a step that waits asks of the run around it. */
export interface WaitHost {
  readonly runId: RunId;
  readonly mode: Mode;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly events: EventSource;
  /** What an earlier process has waited already. */
  readonly earlier: EarlierWaits;
  publish<Name extends "workflow.approval.asked" | "workflow.approval.decided">(
    name: Name,
    payload: EventMap[Name],
  ): void;
}

/** Waits for a time, an event or a person; a wait that a crash cut off goes on from when it began. */
export function runWait(step: PlannedPause, frame: Frame, host: WaitHost): Promise<Values> {
  switch (step.kind) {
    case "wait":
      return waitForTime(step, frame, host);
    case "event":
      return waitForEvent(step, frame, host);
    case "approval":
      return waitForPerson(step, frame, host);
  }
}

async function waitForTime(step: PlannedWait, frame: Frame, host: WaitHost): Promise<Values> {
  const tsBegunMs = begunBefore(step, frame, host)?.tsMs ?? host.clock.now();
  await settled<undefined>(frame, host, endOf(step, tsBegunMs), () => () => undefined);
  return {};
}

function endOf({ until, path }: PlannedWait, tsBegunMs: number): number {
  if (until.kind === "after") return tsBegunMs + until.durationMs;
  const tsEndMs = nextTime(until, tsBegunMs);
  invariant(tsEndMs !== undefined, `${path} must wait for a time that comes`);
  return tsEndMs;
}

async function waitForEvent(step: PlannedEventWait, frame: Frame, host: WaitHost): Promise<Values> {
  const begun = begunBefore(step, frame, host);
  const { mode, clock, events } = host;
  const deadlineMs = step.timeoutMs === undefined ? undefined : (begun?.tsMs ?? clock.now()) + step.timeoutMs;
  const event = await settled<HeardEvent>(frame, host, deadlineMs, (done, fail) =>
    events.listen({ mode, pattern: step.pattern, afterSeq: begun?.seq }, (heard) => {
      try {
        if (isWanted(step, heard, frame)) done(heard);
      } catch (thrown) {
        fail(thrown);
      }
    }),
  );
  if (event !== undefined) return { timedOut: false, event };
  if (step.onTimeout === "continue") return { timedOut: true };
  throw timeoutError(step.path, `no ${step.pattern} came`, step.timeoutMs);
}

function isWanted({ where, path }: PlannedEventWait, event: HeardEvent, frame: Frame): boolean {
  if (where === undefined) return true;
  const names = { ...frame, locals: { ...frame.locals, event } };
  const value = evaluateExpression(where, (name) => readPath(name, names));
  if (typeof value === "boolean") return value;
  throw userError({
    code: "workflow.condition-unknown",
    message: `condition must be true or false, was ${String(value)}`,
    field: `${path}.where`,
    value: String(value),
    remedy: "compare it with a value",
  });
}

async function waitForPerson(step: PlannedApproval, frame: Frame, host: WaitHost): Promise<Values> {
  const approval = `${host.runId}:${step.path}${frame.seedPath}`;
  const asked = host.earlier.approvals.get(approval);
  const tsDeadlineMs = asked === undefined ? deadlineOf(step, host) : asked.tsDeadlineMs;
  if (asked === undefined) {
    const text = String(readBound(step.text, frame));
    const deadline = tsDeadlineMs === undefined ? {} : { tsDeadlineMs };
    host.publish("workflow.approval.asked", { approval, step: step.path, text, who: step.who, ...deadline });
  }
  const question = { approval, step, tsDeadlineMs, afterSeq: asked?.seq };
  const answer = await hearAnswer(question, frame, host);
  return toOutput(step, answer);
}

function deadlineOf({ timeoutMs }: PlannedApproval, { clock }: WaitHost): number | undefined {
  return timeoutMs === undefined ? undefined : clock.now() + timeoutMs;
}

interface Question {
  readonly approval: string;
  readonly step: PlannedApproval;
  readonly tsDeadlineMs: number | undefined;
  /** Where an earlier process asked; what was answered since is in the log. */
  readonly afterSeq: number | undefined;
}

async function hearAnswer(question: Question, frame: Frame, host: WaitHost): Promise<Decided> {
  const { approval, step, tsDeadlineMs, afterSeq } = question;
  const end = (decision: "expired" | "withdrawn", by: string): Decided => {
    const decided = { approval, step: step.path, decision, by, comment: "" };
    host.publish("workflow.approval.decided", decided);
    return decided;
  };
  const pattern = "workflow.approval.decided";
  try {
    const answer = await settled<Decided>(frame, host, tsDeadlineMs, (done) =>
      host.events.listen({ mode: host.mode, pattern, afterSeq }, ({ payload }) => {
        const decided = payload as Decided;
        if (decided.approval === approval) done(decided);
      }),
    );
    return answer ?? end("expired", "the timeout");
  } catch (thrown) {
    end("withdrawn", frame.cancellation.reason ?? "the run");
    throw thrown;
  }
}

function toOutput(step: PlannedApproval, { decision, by, comment }: Decided): Values {
  const output = { approved: decision === "approved", decision, by, comment };
  if (decision === "rejected" && step.onReject === "fail") {
    throw refusedError({
      code: "workflow.approval-rejected",
      message: `${by} rejected ${step.path}${comment === "" ? "" : `: ${comment}`}`,
      field: step.path,
      value: comment,
      remedy: "start the run again, or let the step say on_reject: continue",
    });
  }
  if (decision === "expired" && step.onTimeout === "fail") {
    throw timeoutError(step.path, "nobody decided", step.timeoutMs);
  }
  return output;
}

/** When an earlier process began to wait; a step that runs more than once begins anew. */
function begunBefore({ path }: PlannedPause, frame: Frame, { earlier }: WaitHost) {
  return frame.isOfItem || frame.isRepeated ? undefined : earlier.begun.get(path);
}

/** What `listen` is done with; undefined when the deadline comes first. Rejects when cancelled. */
async function settled<Value>(
  { cancellation }: Frame,
  host: Pick<WaitHost, "timer" | "clock">,
  tsDeadlineMs: number | undefined,
  listen: (done: (value: Value) => void, fail: (thrown: unknown) => void) => () => void,
): Promise<Value | undefined> {
  const disposables: (() => void)[] = [];
  try {
    return await new Promise<Value | undefined>((resolve, reject) => {
      disposables.push(cancellation.onCancel((by) => reject(cancelledError(by))));
      if (tsDeadlineMs !== undefined) disposables.push(atTime(tsDeadlineMs, host, () => resolve(undefined)));
      disposables.push(listen(resolve, reject));
    });
  } finally {
    for (const dispose of disposables) dispose();
  }
}

/** Calls back when the clock says so, later in any case; a computer that sleeps stops its timers, so it looks again. */
function atTime(
  tsMs: number,
  { timer, clock }: Pick<WaitHost, "timer" | "clock">,
  callback: () => void,
): () => void {
  const look = (): (() => void) => {
    const leftMs = tsMs - clock.now();
    return timer.after(Math.min(Math.max(0, leftMs), LOOK_EVERY_MS), () => {
      if (clock.now() >= tsMs) callback();
      else stop = look();
    });
  };
  let stop = look();
  return () => stop();
}

function timeoutError(path: string, what: string, timeoutMs: number | undefined): AppError {
  const limit = `${timeoutMs ?? 0} ms`;
  return new AppError({
    kind: "transient",
    code: "workflow.wait-timed-out",
    message: `${path} must be answered within ${limit}, ${what}`,
    field: "timeout",
    value: limit,
    remedy: "raise its timeout, or let it say on_timeout: continue",
  });
}

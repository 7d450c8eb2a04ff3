import type { SerialError } from "../errors/app-error.ts";
import type { AnyEnvelope, Envelope, EventMap } from "../events/event-map.ts";
import type { ApprovalView, RunStatus, RunView, StepView } from "../ipc/channels/run-channels.ts";

/** The view of a run that has just started; undefined for an event that belongs to no run. */
export function startRunView(envelope: Envelope<"workflow.started">): RunView | undefined {
  const { runId, payload } = envelope;
  if (runId === undefined) return undefined;
  return {
    runId,
    workflow: payload.workflow,
    mode: payload.mode,
    status: "running",
    tsStartedMs: envelope.tsEventMs,
    durationMs: undefined,
    inputs: payload.inputs,
    steps: payload.steps.map((step) => takenStep(pendingStep(step), payload.rerunOf)),
    error: undefined,
    isSynthetic: (payload.rerunOf?.taken ?? []).some(({ summary }) => summary?.["isSynthetic"] === true),
    ...(payload.rerunOf === undefined
      ? {}
      : { rerunOf: { runId: payload.rerunOf.runId, step: payload.rerunOf.step } }),
  };
}

/** A step that was taken over stands as the other run ended it. */
function takenStep(step: StepView, rerunOf: EventMap["workflow.started"]["rerunOf"]): StepView {
  const taken = rerunOf?.taken.find((one) => one.step === step.step);
  if (rerunOf === undefined || taken === undefined) return step;
  const { durationMs, error, summary = {} } = taken;
  const status = error === undefined ? "completed" : failedStatus(error);
  const count = countOf(summary) ?? 1;
  return { ...step, status, durationMs, error, summary, count, takenFrom: rerunOf.runId };
}

/** A step as it stands before it is run. */
export function pendingStep(step: Pick<StepView, "step" | "slice" | "method">): StepView {
  return {
    ...step,
    status: "pending",
    durationMs: undefined,
    progress: undefined,
    progressMessage: undefined,
    error: undefined,
    summary: {},
    count: 0,
  };
}

/** The view after one more event of the run; the same object when the event changes nothing of it. */
export function applyRunEvent(run: RunView, envelope: AnyEnvelope): RunView {
  switch (envelope.name) {
    case "workflow.resumed":
      return resumeRun(run);
    case "workflow.step.started":
      return changeStep(run, envelope.payload.step, () => ({ status: "running", progress: undefined }));
    case "job.progressed":
      return changeStep(run, envelope.payload.step, () => ({
        progress: envelope.payload.fraction,
        progressMessage: envelope.payload.message,
      }));
    case "workflow.step.completed":
      return noteSynthetic(
        changeStep(run, envelope.payload.step, (step) => ({
          status: "completed",
          durationMs: envelope.payload.durationMs,
          summary: envelope.payload.summary,
          progress: undefined,
          progressMessage: undefined,
          count: countOf(envelope.payload.summary) ?? step.count + 1,
        })),
        envelope.payload.summary,
      );
    case "workflow.step.failed":
      return changeStep(run, envelope.payload.step, (step) => ({
        status: failedStatus(envelope.payload.error),
        durationMs: envelope.payload.durationMs,
        error: envelope.payload.error,
        progress: undefined,
        progressMessage: undefined,
        count: step.count + 1,
      }));
    case "workflow.completed":
      return {
        ...endRun(run, "completed", envelope, undefined),
        durationMs: envelope.payload.durationMs,
      };
    case "workflow.failed":
      return endRun(run, failedStatus(envelope.payload.error), envelope, envelope.payload.error);
    case "workflow.cancelled":
      return {
        ...endRun(run, "cancelled", envelope, undefined),
        cancelled: { by: envelope.payload.by, reason: envelope.payload.reason },
      };
    case "workflow.pausing":
      return { ...run, hold: { by: envelope.payload.by, step: undefined } };
    case "workflow.paused":
      return { ...run, status: "paused", hold: envelope.payload };
    case "workflow.continued":
      return { ...run, status: "running", hold: undefined };
    case "workflow.approval.asked":
      return { ...run, approvals: [...(run.approvals ?? []), askedApproval(envelope)] };
    case "workflow.approval.decided":
      return decideApproval(run, envelope);
    case "session.opened":
    case "market.data.updated":
      return run.isSynthetic || !envelope.payload.isSynthetic ? run : { ...run, isSynthetic: true };
    default:
      return run;
  }
}

function askedApproval({ payload, tsEventMs }: Envelope<"workflow.approval.asked">): ApprovalView {
  const { approval, step, text, who, tsDeadlineMs } = payload;
  const open = { status: "open", by: undefined, comment: "" } as const;
  return { approval, step, text, who, tsAskedMs: tsEventMs, tsDeadlineMs, ...open };
}

function decideApproval(run: RunView, { payload }: Envelope<"workflow.approval.decided">): RunView {
  const { approval, decision, by, comment } = payload;
  const approvals = run.approvals?.map((asked) =>
    asked.approval === approval ? { ...asked, status: decision, by, comment } : asked,
  );
  return approvals === undefined ? run : { ...run, approvals };
}

/** A run that goes on: what was under way when it was cut off has its turn again. */
function resumeRun(run: RunView): RunView {
  const steps = run.steps.map((step) =>
    step.status === "completed" || step.takenFrom !== undefined ? step : pendingStep(step),
  );
  return { ...run, status: "running", durationMs: undefined, error: undefined, hold: undefined, steps };
}

/** A step under a trigger says at its end how often it ran, because only its first firing was an event. */
function countOf(summary: Readonly<Record<string, unknown>>): number | undefined {
  const count = summary["count"];
  return typeof count === "number" ? count : undefined;
}

/** A step whose answer says that its data was generated marks the whole run. */
function noteSynthetic(run: RunView, summary: Readonly<Record<string, unknown>>): RunView {
  return summary["isSynthetic"] === true && !run.isSynthetic ? { ...run, isSynthetic: true } : run;
}

function changeStep(run: RunView, path: string, change: (step: StepView) => Partial<StepView>): RunView {
  const steps = run.steps.map((step) => (step.step === path ? { ...step, ...change(step) } : step));
  return { ...run, steps };
}

function failedStatus(error: SerialError): "failed" | "refused" | "cancelled" {
  if (error.code === "run.cancelled") return "cancelled";
  return error.kind === "refused" ? "refused" : "failed";
}

function endRun(
  run: RunView,
  status: RunStatus,
  envelope: AnyEnvelope,
  error: SerialError | undefined,
): RunView {
  const steps = run.steps.map((step): StepView => {
    if (step.status === "running")
      return { ...step, status: status === "cancelled" ? "cancelled" : "skipped" };
    return step.status === "pending" ? { ...step, status: "skipped" } : step;
  });
  const approvals = run.approvals?.map((asked) =>
    asked.status === "open" ? { ...asked, status: "withdrawn" as const } : asked,
  );
  return {
    ...run,
    status,
    steps,
    error,
    durationMs: envelope.tsEventMs - run.tsStartedMs,
    hold: undefined,
    ...(approvals === undefined ? {} : { approvals }),
  };
}

import type { SerialError } from "#shared/errors/app-error.ts";
import type { RunStatus, StepStatus } from "#shared/ipc/channels/run-channels.ts";
import { assertNever } from "#engine/base/assert-never.ts";
import type { Summary } from "./summarize.ts";

export interface StepState {
  /** Path of step ids joined by dots. */
  readonly step: string;
  readonly slice: string;
  readonly method: string;
  readonly status: StepStatus;
  /** Of the last time it ran; undefined before it ended. */
  readonly durationMs: number | undefined;
  /** How often it was tried the last time it ran. */
  readonly attempts: number;
  /** How often it was completed; more than once only under a trigger. */
  readonly count: number;
  readonly summary: Summary;
  readonly error: SerialError | undefined;
}

export interface RunState {
  readonly status: RunStatus;
  readonly steps: readonly StepState[];
  /** Cause of a run that failed or was refused. */
  readonly error: SerialError | undefined;
  /** The step that ended the run before its end. */
  readonly failedStep: string | undefined;
}

export type RunEvent =
  | { readonly kind: "started" }
  | { readonly kind: "step-started"; readonly step: string; readonly attempt: number }
  | {
      readonly kind: "step-completed";
      readonly step: string;
      readonly durationMs: number;
      readonly summary: Summary;
    }
  | {
      readonly kind: "step-ended";
      readonly step: string;
      readonly status: "failed" | "refused" | "cancelled";
      readonly durationMs: number;
      readonly error: SerialError;
      /** Where the error came from: the step itself, or one inside it. */
      readonly failedStep?: string;
      /** True when the run goes on, or a step around it decides. */
      readonly isContained?: boolean;
    }
  /** Something that belongs to no step went wrong, such as a feed. */
  | {
      readonly kind: "broken";
      readonly status: "failed" | "refused" | "cancelled";
      readonly error: SerialError;
    }
  /** It holds before a step, or goes on. */
  | { readonly kind: "held" | "released" }
  | { readonly kind: "ended" };

export function createRunState(steps: readonly Pick<StepState, "step" | "slice" | "method">[]): RunState {
  const initial = { status: "pending", durationMs: undefined, attempts: 0, count: 0 } as const;
  return {
    status: "pending",
    steps: steps.map((step) => ({ ...step, ...initial, summary: {}, error: undefined })),
    error: undefined,
    failedStep: undefined,
  };
}

/** The next state of a run; the only place where statuses change. A run that has ended changes no more. */
export function transition(run: RunState, event: RunEvent): RunState {
  if (run.status !== "pending" && run.status !== "running" && run.status !== "paused") return run;
  switch (event.kind) {
    case "started":
      return { ...run, status: "running" };
    case "step-started":
      return changeStep(run, event.step, (step) => ({ ...step, status: "running", attempts: event.attempt }));
    case "step-completed":
      return changeStep(run, event.step, (step) => ({
        ...step,
        status: "completed",
        durationMs: event.durationMs,
        summary: event.summary,
        count: step.count + 1,
      }));
    case "step-ended": {
      const { status, durationMs, error } = event;
      const ended = changeStep(run, event.step, (step) => ({ ...step, status, durationMs, error }));
      if (event.isContained === true) return ended;
      return endRun({ ...ended, status, failedStep: event.failedStep ?? event.step, error });
    }
    case "broken":
      return endRun({ ...run, status: event.status, error: event.error });
    case "held":
      return { ...run, status: "paused" };
    case "released":
      return { ...run, status: "running" };
    case "ended":
      return endRun({ ...run, status: "completed" });
    default:
      return assertNever(event);
  }
}

function changeStep(run: RunState, step: string, change: (state: StepState) => StepState): RunState {
  return { ...run, steps: run.steps.map((state) => (state.step === step ? change(state) : state)) };
}

function endRun(run: RunState): RunState {
  return {
    ...run,
    steps: run.steps.map((step) => (step.status === "pending" ? { ...step, status: "skipped" } : step)),
  };
}

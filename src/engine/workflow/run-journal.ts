import { fromSerialError, toSerialError, type AppError, type SerialError } from "#shared/errors/app-error.ts";
import type { EventMap, EventName } from "#shared/events/event-map.ts";
import { correlationId, type EventId } from "#shared/model/ids.ts";
import { isCancelledError } from "#engine/base/cancellation.ts";
import type { Frame } from "./frame.ts";
import { withoutRepeated } from "./earlier-steps.ts";
import { leafSteps, methodNameOf } from "./plan.ts";
import type { Plan, PlannedLeaf, PlannedLoop, PlannedStep } from "./plan.ts";
import { createRunState, transition, type RunEvent, type RunState } from "./run-state.ts";
import type {
  EarlierProgress,
  EarlierStep,
  KeptOutputs,
  RunPorts,
  RunRequest,
  TakenStep,
} from "./run-types.ts";
import { describeInputs, summarize, type Summary } from "./summarize.ts";

export type Values = Readonly<Record<string, unknown>>;
export type Leaf = PlannedLeaf;

/** Shortest time between two progress events of one step. */
const PROGRESS_MS = 100;

/** Who asked a run to end before its end. */
interface RunAsked {
  readonly stoppedBy: string | undefined;
  readonly cancelledBy: string | undefined;
  readonly reason: string | undefined;
}

/** What is known of a run and who is told: its state, its outputs, its events and its records. */
export class RunJournal {
  readonly outputs = new Map<string, Values>();
  readonly #plan: Plan;
  readonly #request: RunRequest;
  readonly #ports: Pick<RunPorts, "clock" | "publish" | "recorder">;
  /** The step that each error came from, also when steps around it failed with it. */
  readonly #failedSteps = new WeakMap<AppError, string>();
  readonly #earlier: Map<string, EarlierStep>;
  /** What came from another run. */
  readonly #taken: readonly TakenStep[];
  readonly #takenSteps: ReadonlySet<string>;
  readonly #takenFailures = new Map<string, AppError>();
  #namespace: Values = {};
  #isMuted = false;
  #state: RunState;

  constructor(
    plan: Plan,
    request: RunRequest,
    ports: Pick<RunPorts, "clock" | "publish" | "recorder">,
    earlier?: EarlierProgress,
  ) {
    this.#plan = plan;
    this.#earlier = withoutRepeated(plan, earlier?.steps ?? new Map());
    this.#taken = earlier?.taken ?? [];
    this.#takenSteps = new Set(this.#taken.map(({ step }) => step));
    this.#request = request;
    this.#ports = ports;
    const steps = leafSteps(plan.steps).map((step) => ({
      step: step.path,
      slice: step.slice,
      method: methodNameOf(step),
    }));
    this.#state = createRunState(steps);
  }

  get state(): RunState {
    return this.#state;
  }

  /** The latest output of each name. */
  get namespace(): Values {
    return this.#namespace;
  }

  runStarted(): void {
    const { mode, definitionHash, definition, given, inputs, seed } = this.#request;
    const { breakAt = [], subWorkflows = [], causationId, rerunOf } = this.#request;
    this.#apply({ kind: "started" });
    this.#takeOver();
    const started = {
      workflow: this.#plan.workflow,
      mode,
      definitionHash,
      inputs: describeInputs(inputs),
      seed,
      ...(definition === undefined ? {} : { definition }),
      ...(given === undefined ? {} : { given }),
      ...(breakAt.length === 0 ? {} : { breakAt }),
      ...(subWorkflows.length === 0 ? {} : { subWorkflows }),
      ...(rerunOf === undefined ? {} : { rerunOf: { ...rerunOf, taken: this.#taken.map(toldOf) } }),
      steps: this.#state.steps.map(({ step, slice, method }) => ({ step, slice, method })),
    };
    this.publish("workflow.started", started, causationId);
  }

  /** Says that the run goes on; its start is in the log already. */
  runResumed(reason: string): void {
    this.#apply({ kind: "started" });
    this.#takeOver();
    this.publish("workflow.resumed", { reason, readBack: [...this.#earlier.keys()] });
  }

  /** True when an earlier process finished the step: its outcome counts as if it had run now. */
  recall(step: Leaf): boolean {
    if (this.#takenSteps.has(step.path)) return true;
    const earlier = this.#earlier.get(step.path);
    if (earlier === undefined) return false;
    this.#earlier.delete(step.path);
    const { output, summary, durationMs } = earlier;
    this.outputs.set(step.path, output);
    this.#namespace = { ...this.#namespace, ...output };
    this.#apply({ kind: "step-completed", step: step.path, durationMs, summary });
    return true;
  }

  /** What a step failed with in the run that this one takes it over from. */
  failureOf(step: string): AppError | undefined {
    return this.#takenFailures.get(step);
  }

  /** In the order of the other run, since of two outputs of one name the latest counts. */
  #takeOver(): void {
    for (const taken of this.#taken) {
      const { step, durationMs } = taken;
      if (taken.error === undefined) {
        this.outputs.set(step, taken.output);
        this.#namespace = { ...this.#namespace, ...taken.output };
        this.#apply({ kind: "step-completed", step, durationMs, summary: taken.summary });
        continue;
      }
      const { error } = taken;
      const status = statusOf(fromSerialError(error));
      this.#takenFailures.set(step, this.#sameFailure(step, error) ?? fromSerialError(error));
      this.#apply({ kind: "step-ended", step, status, durationMs, error, isContained: true });
    }
    for (const [step, error] of this.#takenFailures)
      if (!this.#failedSteps.has(error)) this.#failedSteps.set(error, step);
  }

  /** A step fails with the error of the one inside of it, which failed first. */
  #sameFailure(step: string, { code, message }: SerialError): AppError | undefined {
    const inner = [...this.#takenFailures].find(
      ([path, error]) => path.startsWith(`${step}.`) && error.code === code && error.message === message,
    );
    return inner?.[1];
  }

  paused(by: string, step: string): void {
    this.#apply({ kind: "held" });
    this.publish("workflow.paused", { by, step });
  }

  continued(by: string, isOneStep: boolean): void {
    this.#apply({ kind: "released" });
    this.publish("workflow.continued", { by, isOneStep });
  }

  /** From now on nothing more is told or kept, as if the process had ended here. */
  mute(): void {
    this.#isMuted = true;
  }

  /** Ends the run; after a step that failed the state says so already, and `error` adds nothing. */
  runEnded(error: AppError | undefined, durationMs: number, asked: RunAsked): void {
    if (error === undefined) this.#apply({ kind: "ended" });
    else this.#apply({ kind: "broken", status: statusOf(error), error: toSerialError(error) });
    const { status, failedStep, error: cause } = this.#state;
    if (status === "completed") {
      const stopped = asked.stoppedBy === undefined ? {} : { stoppedBy: asked.stoppedBy };
      this.publish("workflow.completed", {
        durationMs,
        outputs: { ...summarize(this.#namespace), ...stopped },
      });
    } else if (status === "cancelled") {
      const { cancelledBy: by = "unknown", reason } = asked;
      const why = reason === undefined ? {} : { reason };
      this.publish("workflow.cancelled", { by, step: failedStep, ...why });
    } else if (cause !== undefined) {
      this.publish("workflow.failed", { step: failedStep ?? "", error: cause });
    }
  }

  /** A quiet step changes the state but is no event: under a trigger one event a firing would be a storm. */
  stepStarted(step: Leaf, attempt: number, isQuiet: boolean): void {
    this.#apply({ kind: "step-started", step: step.path, attempt });
    if (!isQuiet) this.publish("workflow.step.started", { step: step.path, attempt });
  }

  /** What the steps of one item answer is not the run's: of a repetition it keeps what was collected. */
  async stepCompleted(
    step: Leaf,
    output: Values,
    durationMs: number,
    { isQuiet, isOfItem }: Pick<Frame, "isQuiet" | "isOfItem">,
  ): Promise<void> {
    const summary = summarize(output);
    let kept: KeptOutputs = {};
    if (!isOfItem) {
      this.outputs.set(step.path, output);
      this.#namespace = { ...this.#namespace, ...output };
      if (!isQuiet) kept = await this.#record(step, output, summary, durationMs);
    }
    this.#apply({ kind: "step-completed", step: step.path, durationMs, summary });
    if (isQuiet) return;
    this.publish("workflow.step.completed", { step: step.path, durationMs, summary, outputs: kept });
  }

  /** A contained failure ends its step only; what becomes of the run is decided by the step around it. */
  stepFailed(step: Leaf, error: AppError, durationMs: number, isContained = false): void {
    const serial = toSerialError(error);
    const { path } = step;
    const isFirst = !this.#failedSteps.has(error);
    if (isFirst) this.#failedSteps.set(error, path);
    const failedStep = this.failedStepOf(error) ?? path;
    const ended = { step: path, status: statusOf(error), durationMs, error: serial };
    this.#apply({ kind: "step-ended", ...ended, failedStep, isContained });
    this.publish("workflow.step.failed", { step: step.path, durationMs, error: serial });
    if (error.kind === "bug" && isFirst) this.publish("error.raised", { error: serial, where: step.path });
  }

  failedStepOf(error: AppError): string | undefined {
    return this.#failedSteps.get(error);
  }

  loopProgressed(loop: PlannedLoop, firings: number): void {
    for (const { path } of leafSteps(loop.steps)) {
      this.publish("job.progressed", { step: path, fraction: 0, message: `${firings} firings` });
    }
  }

  /** Says once, at the end, how often each of the steps of a loop ran and what they answered last. */
  async loopEnded(steps: readonly PlannedStep[]): Promise<void> {
    const leaves = new Map(leafSteps(steps).map((leaf) => [leaf.path, leaf]));
    for (const state of this.#state.steps) {
      const leaf = leaves.get(state.step);
      const output = this.outputs.get(state.step);
      if (leaf === undefined || state.count < 2) continue;
      const durationMs = state.durationMs ?? 0;
      const summary = { ...state.summary, count: state.count };
      const outputs = output === undefined ? {} : await this.#record(leaf, output, summary, durationMs);
      this.publish("workflow.step.completed", { step: state.step, durationMs, summary, outputs });
    }
  }

  /** Publishes the progress of one step, at most ten times a second. */
  progressOf(step: string): (fraction: number, message: string) => void {
    let tsLastMs = Number.NEGATIVE_INFINITY;
    return (fraction, message) => {
      const nowMs = this.#ports.clock.monotonicMs();
      if (nowMs - tsLastMs < PROGRESS_MS && fraction < 1) return;
      tsLastMs = nowMs;
      this.publish("job.progressed", { step, fraction, message });
    };
  }

  publish<Name extends EventName>(name: Name, payload: EventMap[Name], causationId?: EventId): void {
    if (this.#isMuted) return;
    const { runId } = this.#request;
    const cause = causationId === undefined ? {} : { causationId };
    this.#ports.publish(name, payload, { runId, correlationId: correlationId(runId), ...cause });
  }

  async #record(step: Leaf, output: Values, summary: Summary, durationMs: number): Promise<KeptOutputs> {
    if (this.#isMuted) return {};
    const { runId } = this.#request;
    const { path, slice } = step;
    const record = { runId, step: path, slice, method: methodNameOf(step), output, summary, durationMs };
    return this.#ports.recorder.recordStep(record);
  }

  #apply(event: RunEvent): void {
    this.#state = transition(this.#state, event);
  }
}

function statusOf(error: AppError): "failed" | "refused" | "cancelled" {
  if (isCancelledError(error)) return "cancelled";
  return error.kind === "refused" ? "refused" : "failed";
}

/** Values stay where they are kept: a run and those that begin with its outcomes share them. */
function toldOf(taken: TakenStep) {
  const { step, durationMs } = taken;
  if (taken.error !== undefined) return { step, durationMs, error: taken.error };
  return { step, durationMs, summary: taken.summary, outputs: taken.kept };
}

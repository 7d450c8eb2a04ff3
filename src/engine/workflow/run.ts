import { toAppError, type AppError } from "#shared/errors/app-error.ts";
import { createCancellation, isCancelledError } from "#engine/base/cancellation.ts";
import { createOutputScope, type Frame } from "./frame.ts";
import { leafSteps, stepsIn } from "./plan.ts";
import type { Plan, PlannedCall, PlannedLoad, PlannedLoop, PlannedStep } from "./plan.ts";
import { runCall } from "./run-call.ts";
import { checkRunInputs } from "./check-run-inputs.ts";
import { runControl, type ControlHost } from "./run-control.ts";
import { RunHold } from "./run-hold.ts";
import { runLoop } from "./run-loop.ts";
import { runWait, type WaitHost } from "./run-wait.ts";
import { RunJournal, type Leaf, type Values } from "./run-journal.ts";
import type { RunState } from "./run-state.ts";
import type { EarlierProgress, EarlierWaits, RunPorts, RunRequest, RunResult } from "./run-types.ts";
import { sleep } from "./sleep.ts";

/** Longest stretch of steps without letting timers and input-output of the process have their turn. */
const YIELD_MS = 40;

const NO_WAITS: EarlierWaits = { begun: new Map(), approvals: new Map() };

/** One run of a plan: the interpreter, with one small method a step kind. */
export class WorkflowRun {
  readonly request: RunRequest;
  readonly #plan: Plan;
  readonly #ports: RunPorts;
  readonly #journal: RunJournal;
  readonly #cancellation = createCancellation();
  /** Ends the triggers but not the steps after them. */
  readonly #stop = createCancellation();
  readonly #host: ControlHost;
  readonly #hold: RunHold;
  #isSuspended = false;
  #cancelReason: string | undefined;
  #openLoops = 0;
  #tsYieldMs = 0;

  readonly #earlier: EarlierProgress | undefined;

  /** `earlier` makes it go on where another process was cut off, or begin with what another run answered. */
  constructor(plan: Plan, request: RunRequest, ports: RunPorts, earlier?: EarlierProgress) {
    this.#plan = plan;
    this.request = request;
    this.#ports = ports;
    this.#earlier = earlier;
    this.#journal = new RunJournal(plan, request, ports, earlier);
    const { heldBy: by, allowed = 0 } = earlier ?? {};
    this.#hold = new RunHold(request.breakAt ?? [], this.#journal, { by, allowed });
    this.#host = {
      runSteps: (steps, frame) => this.#runSteps(steps, frame),
      wait: (step, frame) => this.#hold.wait(() => runWait(step, frame, this.#waitHost())),
      checkInputs: (part, given) => checkRunInputs(part, given, ports.catalog),
      progressed: (step, fraction, message) => this.#journal.progressOf(step)(fraction, message),
      repeated: (steps) => this.#journal.loopEnded(steps),
      failedStepOf: (error) => this.#journal.failedStepOf(error),
    };
  }

  get state(): RunState {
    return this.#journal.state;
  }

  get workflow(): string {
    return this.#plan.workflow;
  }

  /**
   * Ends the run. While a trigger is open this is how a real-time run is meant to end: the firing under way is
   * finished, the steps after the loop run, and the status is `completed`. Asked again, or anywhere else, it cancels.
   */
  cancel(by: string, reason?: string): void {
    const isStop = this.#openLoops > 0 && !this.#stop.isCancelled && !this.#hold.isHolding;
    this.#cancelReason ??= reason;
    if (isStop) this.#stop.cancel(by);
    else this.#cancellation.cancel(by);
  }

  /** Lets it hold before its next step; false when it does already. */
  pause(by: string): boolean {
    if (this.#hold.isHolding) return false;
    this.#hold.hold(by);
    this.#journal.publish("workflow.pausing", { by });
    return true;
  }

  /** Lets it go on, to its end or by one step; false when it does not hold. */
  release(by: string, isOneStep: boolean): boolean {
    if (!this.#hold.isHolding) return false;
    this.#journal.continued(by, isOneStep);
    this.#hold.release(isOneStep);
    return true;
  }

  /**
   * Leaves it where it is for a later process, when it holds or only waits; false when something is under way. Its log
   * looks as if the process had ended at that moment.
   */
  suspend(): boolean {
    if (!this.#hold.isIdle) return false;
    this.#isSuspended = true;
    this.#journal.mute();
    this.#cancellation.cancel("the end of the program");
    return true;
  }

  /** Writes down that the run starts or goes on; throws when its log refuses, and then nothing has. */
  begin(): void {
    if (this.#earlier === undefined || this.request.rerunOf !== undefined) this.#journal.runStarted();
    else this.#journal.runResumed(this.#earlier.reason);
  }

  /** Runs to the end after `begin`; every outcome is a result, also failure. */
  async execute(): Promise<RunResult> {
    const startMs = this.#nowMs();
    this.#tsYieldMs = startMs;
    let error: AppError | undefined;
    try {
      await this.#runSteps(this.#plan.steps, this.#topFrame());
    } catch (thrown) {
      error = toAppError(thrown);
    }
    const durationMs = this.#nowMs() - startMs;
    this.#journal.runEnded(error, durationMs, {
      stoppedBy: this.#stop.reason,
      cancelledBy: this.#cancellation.reason,
      reason: this.#cancelReason,
    });
    return this.#result(durationMs);
  }

  #topFrame(): Frame {
    return {
      inputs: this.request.inputs,
      trigger: {},
      locals: {},
      outputs: createOutputScope(new Map(this.#journal.outputs)),
      cancellation: this.#cancellation,
      isQuiet: false,
      isContained: false,
      isOfItem: false,
      isRepeated: false,
      seedPath: "",
    };
  }

  async #runSteps(steps: readonly PlannedStep[], frame: Frame): Promise<void> {
    for (const step of steps) {
      frame.cancellation.throwIfCancelled();
      await this.#runStep(step, frame);
    }
  }

  #runStep(step: PlannedStep, frame: Frame): Promise<void> {
    switch (step.kind) {
      case "call":
        return this.#runLeaf(step, frame, () => this.#hold.work(() => this.#call(step, frame)));
      case "load":
        return this.#runLeaf(step, frame, () => this.#hold.work(() => this.#load(step)));
      case "group":
        return this.#runSteps(step.steps, frame);
      case "loop":
        return this.#runLoop(step, frame);
      default:
        return this.#runLeaf(step, frame, () => runControl(step, frame, this.#host));
    }
  }

  async #runLeaf(step: Leaf, frame: Frame, work: () => Promise<Values>): Promise<void> {
    await this.#yieldIfDue();
    if (this.#takesOver(step, frame)) return;
    if (!this.#wasEntered(step, frame)) await this.#hold.pass(step.path, frame.cancellation);
    const startMs = this.#nowMs();
    try {
      this.#journal.stepStarted(step, 1, frame.isQuiet);
      const output = await work();
      frame.outputs.set(step.path, output);
      await this.#journal.stepCompleted(step, output, this.#nowMs() - startMs, frame);
    } catch (thrown) {
      const error = toAppError(thrown);
      const goesOn = step.kind === "call" && step.mayFail && !isCancelledError(error);
      const isContained = frame.isContained || goesOn;
      this.#journal.stepFailed(step, error, this.#nowMs() - startMs, isContained);
      if (!goesOn) throw error;
      frame.outputs.forget(step.path);
    }
  }

  /** A step that decides or waits was let through by an earlier process: what holds is the next of its own steps. */
  #wasEntered({ kind, path }: Leaf, { isOfItem, isRepeated }: Frame): boolean {
    if (kind === "call" || kind === "load" || isOfItem || isRepeated) return false;
    return this.#earlier?.waits?.begun.has(path) === true;
  }

  /** True for a step that has its outcome from before; throws what it failed with. */
  #takesOver(step: Leaf, frame: Frame): boolean {
    const failure = this.#journal.failureOf(step.path);
    if (failure !== undefined && !(step.kind === "call" && step.mayFail)) throw failure;
    if (failure === undefined && !this.#journal.recall(step)) return false;
    // What stands inside of a step that is not entered can be read from outside of it.
    for (const { path } of [...leafSteps(stepsIn(step)), step]) {
      const output = this.#journal.outputs.get(path);
      if (output !== undefined) frame.outputs.set(path, output);
    }
    return true;
  }

  #call(step: PlannedCall, frame: Frame): Promise<Values> {
    return runCall(step, frame, { request: this.request, ports: this.#ports, journal: this.#journal });
  }

  async #load(step: PlannedLoad): Promise<Values> {
    await this.#ports.runner.load(step.slice);
    return {};
  }

  async #runLoop(step: PlannedLoop, frame: Frame): Promise<void> {
    this.#openLoops += 1;
    try {
      await runLoop(step, frame, {
        request: this.request,
        ports: this.#ports,
        journal: this.#journal,
        stop: this.#stop,
        cancellation: this.#cancellation,
        runSteps: (steps, inside) => this.#runSteps(steps, inside),
        isSuspended: () => this.#isSuspended,
      });
    } finally {
      this.#openLoops -= 1;
    }
  }

  #waitHost(): WaitHost {
    const { runId, mode } = this.request;
    const { clock, timer, events } = this.#ports;
    return {
      runId,
      mode,
      clock,
      timer,
      events,
      earlier: this.#earlier?.waits ?? NO_WAITS,
      publish: (name, payload) => this.#journal.publish(name, payload),
    };
  }

  // Steps that never wait would otherwise starve the timers that cancel them.
  async #yieldIfDue(): Promise<void> {
    if (this.#nowMs() - this.#tsYieldMs < YIELD_MS) return;
    await sleep(this.#ports.timer, 0, this.#cancellation);
    this.#tsYieldMs = this.#nowMs();
  }

  #nowMs(): number {
    return this.#ports.clock.monotonicMs();
  }

  #result(durationMs: number): RunResult {
    const { state, outputs, namespace } = this.#journal;
    return {
      ...this.request,
      workflow: this.#plan.workflow,
      status: state.status,
      durationMs,
      steps: state.steps.map((step) => ({ ...step, output: outputs.get(step.step) })),
      outputs: namespace,
      error: state.error,
      stoppedBy: this.#stop.reason,
    };
  }
}

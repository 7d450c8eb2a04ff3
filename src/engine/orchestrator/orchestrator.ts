import type { RunStatus } from "#shared/ipc/channels/run-channels.ts";
import type { DryRunView } from "#shared/ipc/channels/workflow-channels.ts";
import type { ContentHash, EventId, RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import { checkRunInputs } from "#engine/workflow/check-run-inputs.ts";
import type { WorkflowDefinition } from "#engine/workflow/definition.ts";
import type { WorkflowLibrary } from "#engine/workflow/library.ts";
import type { SliceCatalog } from "#engine/workflow/planner-input.ts";
import { describeDryRun } from "#engine/workflow/dry-run.ts";
import { findBreakpoints } from "#engine/workflow/find-breakpoints.ts";
import {
  changedDefinitionError,
  createPinnedWorkflows,
  restorePinned,
} from "#engine/workflow/pinned-workflows.ts";
import { planRerun } from "#engine/workflow/rerun/plan-rerun.ts";
import type { RecordedRun } from "#engine/workflow/rerun/recorded-run.ts";
import { rerunInputs } from "#engine/workflow/rerun/rerun-inputs.ts";
import { WorkflowRun } from "#engine/workflow/run.ts";
import type { EarlierProgress, RunPorts, RunRequest, RunResult } from "#engine/workflow/run-types.ts";
import { gateEntryOf } from "./gate-entry.ts";
import { checkSeed } from "./check-seed.ts";
import { otherTextError, planRun } from "./plan-run.ts";
import { createRunGate } from "./run-gate.ts";
import { lookupIn } from "#engine/workflow/workflow-lookup.ts";

export interface RunOptions {
  /** Default: backtest; for a real-time workflow paper, or live when it says `safety: maximum`. */
  readonly mode?: Mode;
  /** A whole number of 32 bits. Default 1, so that a run repeats unless somebody asks for another seed. */
  readonly seed?: number;
  readonly cancellation?: Cancellation;
  /** A new one by default; one that is given makes the same request the same run. */
  readonly runId?: RunId;
  /** Asked at the last instant, also after a wait; throws when the run is not to start any more. */
  readonly confirm?: () => void;
  /** Steps before which it pauses, by path or the end of it. */
  readonly breakAt?: readonly string[];
  /** Hash of the text that the caller was shown; refused when the file holds another one by now. */
  readonly shownHash?: ContentHash | undefined;
  /** The event that asks for it, when no person does: the first event of the run names it as its cause. */
  readonly causationId?: EventId | undefined;
}

export interface RerunOptions extends Pick<RunOptions, "shownHash" | "breakAt"> {
  /** Other values of inputs, of which no step before may know; null leaves an input out. */
  readonly changes?: Readonly<Record<string, unknown>>;
}

export interface StartedRun {
  readonly runId: RunId;
  /** How it ended; rejects only when the event log itself failed. */
  readonly finished: Promise<RunResult>;
}

export interface RunningRun {
  readonly runId: RunId;
  readonly workflow: string;
  readonly mode: Mode;
  readonly status: RunStatus;
}

/** A run that an earlier process did not finish, as its log tells it. */
export interface CutOffRun {
  readonly runId: RunId;
  readonly workflow: string;
  readonly mode: Mode;
  readonly seed: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly given: readonly string[];
  readonly definition: string;
  readonly definitionHash: ContentHash;
  readonly progress: EarlierProgress;
  readonly breakAt?: readonly string[];
  readonly subWorkflows?: NonNullable<RunRequest["subWorkflows"]>;
}

/** Starts, follows and cancels runs; what a run does is its workflow's business. */
export interface TradingOrchestrator {
  /**
   * Runs a workflow to its end. What is wrong with name, mode, definition or inputs is thrown before anything runs;
   * a step that fails gives a result with status `failed`.
   */
  executeWorkflow(
    name: string,
    inputs: Readonly<Record<string, unknown>>,
    options?: RunOptions,
  ): Promise<RunResult>;
  /** The same, answering as soon as the run has started, which may have to wait for others (`concurrency` of the workflow). */
  start(name: string, inputs: Readonly<Record<string, unknown>>, options?: RunOptions): Promise<StartedRun>;
  /**
   * Goes on with a run under its own id, with the definition that it was started with; throws when that cannot be, and
   * then nothing has happened.
   */
  resume(run: CutOffRun): StartedRun;
  /**
   * Runs the workflow of a recorded run anew from a step, with the same mode and seed and, but for the changes, inputs: the
   * outcomes of the steps before are taken over. Throws when one is missing, when the workflow has changed up to there, and where orders would
   * be sent again.
   */
  rerun(recorded: RecordedRun, from: string, options?: RerunOptions): Promise<StartedRun>;
  /** False when no such run is under way. See `WorkflowRun.cancel` for real-time runs. */
  cancel(runId: RunId, by: string, reason?: string): boolean;
  /** The run under way of that id, to pause it and let it go on; undefined when there is none. */
  find(runId: RunId): Pick<WorkflowRun, "pause" | "release" | "suspend"> | undefined;
  /** What a run would do; throws what a start would throw, and calls nothing. */
  dryRun(
    name: string,
    inputs: Readonly<Record<string, unknown>>,
    options?: Pick<RunOptions, "mode">,
  ): Promise<DryRunView>;
  /** Runs under way, oldest first. */
  list(): readonly RunningRun[];
  /** Throws what `start` would throw of name, mode, definition and inputs; starts nothing. */
  check(name: string, inputs: Readonly<Record<string, unknown>>, options?: RunOptions): Promise<void>;
  /** Starts nothing any more; those that wait to start are refused. */
  close(by: string): void;
}

export interface OrchestratorPorts {
  readonly library: WorkflowLibrary;
  readonly catalog: SliceCatalog;
  readonly run: RunPorts;
  /** Runs under way at the same time; more wait. Undefined lets in any number. */
  readonly maxRunning: number | undefined;
  newRunId(): RunId;
}

/** A run that can start, and what the gate must know of it. */
interface PreparedRun {
  readonly run: WorkflowRun;
  readonly definition: WorkflowDefinition;
}

export function createOrchestrator(ports: OrchestratorPorts): TradingOrchestrator {
  const running = new Map<RunId, WorkflowRun>();
  const gate = createRunGate({
    maxRunning: ports.maxRunning,
    cancel: (runId, by) => running.get(runId)?.cancel(by),
  });

  async function planFor(
    name: string,
    inputs: Readonly<Record<string, unknown>>,
    { mode, shownHash }: { readonly mode?: Mode | undefined; readonly shownHash?: ContentHash | undefined },
  ) {
    const workflow = await ports.library.find(name);
    if (shownHash !== undefined && shownHash !== workflow.hash) throw otherTextError(name);
    const pinned = createPinnedWorkflows(lookupIn(await ports.library.list()));
    const options = { mode, given: Object.keys(inputs), workflows: pinned };
    const { plan, definition } = planRun(workflow, ports.catalog, options);
    return { workflow, plan, definition, subWorkflows: pinned.used() };
  }

  async function prepare(
    name: string,
    inputs: Readonly<Record<string, unknown>>,
    options: RunOptions,
  ): Promise<PreparedRun> {
    const { workflow, plan, definition, subWorkflows } = await planFor(name, inputs, options);
    const request: RunRequest = {
      runId: options.runId ?? ports.newRunId(),
      mode: plan.mode,
      seed: checkSeed(options.seed ?? 1),
      inputs: checkRunInputs(plan, inputs, ports.catalog),
      definitionHash: workflow.hash,
      definition: workflow.text,
      given: Object.keys(inputs),
      breakAt: findBreakpoints(plan, options.breakAt ?? []),
      subWorkflows,
      ...(options.causationId === undefined ? {} : { causationId: options.causationId }),
    };
    return { run: new WorkflowRun(plan, request, ports.run), definition };
  }

  async function follow(
    run: WorkflowRun,
    cancellation: Cancellation | undefined,
    leave: Dispose,
  ): Promise<RunResult> {
    const { runId } = run.request;
    running.set(runId, run);
    const dispose = cancellation?.onCancel((by) => run.cancel(by));
    try {
      return await run.execute();
    } finally {
      dispose?.();
      running.delete(runId);
      leave();
    }
  }

  async function start(
    name: string,
    inputs: Readonly<Record<string, unknown>>,
    options: RunOptions = {},
  ): Promise<StartedRun> {
    return enter(await prepare(name, inputs, options), options);
  }

  async function enter(
    { run, definition }: PreparedRun,
    { confirm, cancellation }: Pick<RunOptions, "confirm" | "cancellation">,
  ): Promise<StartedRun> {
    const leave = await gate.enter(gateEntryOf(definition, run.request));
    try {
      confirm?.();
      run.begin();
    } catch (thrown) {
      leave();
      throw thrown;
    }
    return { runId: run.request.runId, finished: follow(run, cancellation, leave) };
  }

  async function rerun(
    recorded: RecordedRun,
    from: string,
    { shownHash, breakAt = [], changes = {} }: RerunOptions = {},
  ): Promise<StartedRun> {
    const { workflow: name, mode, seed } = recorded;
    const before = rerunInputs(recorded, changes);
    const { workflow, plan, definition, subWorkflows } = await planFor(name, before, { mode, shownHash });
    // An input that no step reads any more is not given any more; one that was asked for is refused by its name.
    const isGiven = (input: string): boolean => plan.acceptedInputs.includes(input) || input in changes;
    const wanted = Object.fromEntries(Object.entries(before).filter(([input]) => isGiven(input)));
    const inputs = checkRunInputs(plan, wanted, ports.catalog);
    const past = ports.library.parse(name, recorded.definition);
    if (past.hash !== recorded.definitionHash) throw changedDefinitionError(name, recorded.definitionHash);
    const was = planRun(past, ports.catalog, {
      mode,
      given: recorded.given,
      workflows: restorePinned(recorded.subWorkflows, ports.library),
    }).plan;
    const { step, taken } = planRerun({ recorded, was, plan, inputs, from, catalog: ports.catalog });
    const request: RunRequest = {
      runId: ports.newRunId(),
      mode,
      seed,
      inputs,
      definitionHash: workflow.hash,
      definition: workflow.text,
      given: Object.keys(wanted),
      breakAt: findBreakpoints(plan, breakAt),
      subWorkflows,
      rerunOf: { runId: recorded.runId, step },
    };
    const earlier = { reason: "", steps: new Map(), taken };
    return enter({ run: new WorkflowRun(plan, request, ports.run, earlier), definition }, {});
  }

  function resume({ workflow: name, definition, progress, ...request }: CutOffRun): StartedRun {
    const workflow = ports.library.parse(name, definition);
    if (workflow.hash !== request.definitionHash) throw changedDefinitionError(name, request.definitionHash);
    const workflows = restorePinned(request.subWorkflows ?? [], ports.library);
    const { plan, definition: parsed } = planRun(workflow, ports.catalog, {
      mode: request.mode,
      given: request.given,
      workflows,
    });
    const run = new WorkflowRun(plan, { ...request, definition }, ports.run, progress);
    const entry = gateEntryOf(parsed, run.request);
    run.begin();
    const leave = gate.hold(entry);
    return { runId: request.runId, finished: follow(run, undefined, leave) };
  }

  return {
    start,
    resume,
    rerun,
    async check(name, inputs, options = {}) {
      const { run, definition } = await prepare(name, inputs, options);
      gateEntryOf(definition, run.request);
    },
    close: (by) => gate.close(by),
    executeWorkflow: async (name, inputs, options) => (await start(name, inputs, options)).finished,
    cancel(runId, by, reason) {
      const run = running.get(runId);
      run?.cancel(by, reason);
      return run !== undefined;
    },
    find: (runId) => running.get(runId),
    async dryRun(name, inputs, { mode } = {}) {
      const { plan } = await planFor(name, inputs, { mode });
      return describeDryRun(plan, checkRunInputs(plan, inputs, ports.catalog), ports.catalog);
    },
    list: () =>
      [...running.values()].map((run) => ({
        runId: run.request.runId,
        workflow: run.workflow,
        mode: run.request.mode,
        status: run.state.status,
      })),
  };
}

import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { HealthState, SliceHealth } from "#shared/model/health.ts";
import type { Clock } from "./base/clock.ts";
import type { Hasher } from "./base/hasher.ts";
import type { Logger } from "./base/logger.ts";
import type { OwnStrategyCaller, SliceCaller } from "./base/parallel.ts";
import type { Timer } from "./base/timer.ts";
import { createOrchestrator, type TradingOrchestrator } from "./orchestrator/orchestrator.ts";
import { toWorkflowView } from "./orchestrator/workflow-view.ts";
import { createHealthBook, type WorkerState } from "./registry/health-book.ts";
import { countBacktests } from "./registry/count-backtests.ts";
import { createInlineCaller } from "./registry/inline-caller.ts";
import { createPublishLimit } from "./registry/publish-limit.ts";
import { createRegistry, type Registry, type SliceEntry } from "./registry/registry.ts";
import { createSliceRunner, type OnBacktests, type SliceRunner } from "./registry/slice-runner.ts";
import type { EventSource } from "./workflow/event-source.ts";
import { createWorkflowLibrary, type LibraryWorkflow, type WorkflowLibrary } from "./workflow/library.ts";
import { parseWorkflow } from "./workflow/parse.ts";
import type { RunMeter } from "./workflow/run-meter.ts";
import type { Problem } from "./workflow/problem.ts";
import type { Publish, RunRecorder } from "./workflow/run-types.ts";
import type { TriggerSource } from "./workflow/trigger-source.ts";
import { validateWorkflow } from "./workflow/validate.ts";
import { lookupIn } from "./workflow/workflow-lookup.ts";
import type { WorkflowSource } from "./workflow/workflow-source.ts";

/** What the engine gives to the slices that need it. */
export interface EngineOwnPorts {
  /** Worker threads where the host has them, else this thread. */
  readonly caller: SliceCaller;
  readonly readHealth: () => readonly SliceHealth[];
}

/** The slices of the engine and the names of the ports that they were made with. */
interface SliceSet {
  readonly entries: readonly SliceEntry[];
  readonly portNames: readonly string[];
}

export interface EnginePorts {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly hash: Hasher;
  readonly log: Logger;
  readonly publish: Publish;
  /** Events of one name that one slice may publish; undefined limits nobody. */
  readonly maxEventsPerSecond?: number;
  /** Times runs and steps; undefined times nothing. */
  readonly runMeter?: RunMeter;
  readonly slices: (own: EngineOwnPorts) => SliceSet;
  /** Where methods that run in a worker go; undefined runs them in this thread. */
  readonly caller: SliceCaller | undefined;
  /** Hears of every backtest that a call ran, before anybody sees its figures. */
  readonly onBacktests?: OnBacktests;
  /** Where methods go that run strategies of the person's own; undefined where there are none. */
  readonly ownStrategies?: OwnStrategyCaller;
  readonly workflows: WorkflowSource;
  /** Hears of the workflows' texts each time that they are read: the first of each name. */
  readonly onDefinitions?: (workflows: readonly LibraryWorkflow[]) => void;
  readonly triggers: TriggerSource;
  readonly events: EventSource;
  readonly recorder: RunRecorder;
  /** Runs under way at the same time; more wait. Undefined lets in any number. */
  readonly maxConcurrentRuns?: number;
  newRunId(): RunId;
}

export interface Engine {
  readonly orchestrator: TradingOrchestrator;
  readonly registry: Registry;
  readonly library: WorkflowLibrary;
  /** Every workflow file, also those with problems. */
  listWorkflows(): Promise<readonly WorkflowView[]>;
  /** Their texts. */
  listDefinitions(): Promise<readonly LibraryWorkflow[]>;
  /** Every problem of a workflow's text in that mode; empty when it can run. */
  validateWorkflow(text: string, mode?: Mode): readonly Problem[];
  /** Calls a method outside of any run; what it trades is counted as in one. */
  call: SliceRunner["run"];
  health(): readonly SliceHealth[];
  /** The host says what it measured of the worker that runs a slice. */
  recordWorker(slice: string, state: WorkerState, detail: string | undefined): void;
}

/** The engine's own composition: it makes the parts, joins them, and does nothing else. */
export function createEngine(ports: EnginePorts): Engine {
  const { clock, timer, hash, log, publish } = ports;
  const health = createHealthBook(clock, (now, previous) => publishHealth(publish, now, previous));
  const readHealth = (): readonly SliceHealth[] => registry.list().map((slice) => health.read(slice));
  const inline = createInlineCaller(() => runner);
  const slices = ports.slices({ caller: ports.caller ?? inline, readHealth });
  const registry = createRegistry({
    portNames: slices.portNames,
    onDisabled: (slice, reason) => health.recordDisabled(slice, reason),
  });
  const { caller, ownStrategies } = ports;
  const { maxEventsPerSecond } = ports;
  const publishLimit =
    maxEventsPerSecond === undefined ? undefined : createPublishLimit(maxEventsPerSecond, clock);
  const bareRunner = createSliceRunner({
    registry,
    clock,
    hash,
    log,
    health,
    publishLimit,
    caller,
    ownStrategies,
    onBacktests: ports.onBacktests,
  });
  const runner = countBacktests(bareRunner, ports.onBacktests);
  for (const entry of slices.entries) registry.register(entry);
  const library = createWorkflowLibrary(ports.workflows, hash, ports.onDefinitions);
  const { triggers, events, recorder } = ports;
  const orchestrator = createOrchestrator({
    library,
    catalog: registry,
    run: {
      catalog: registry,
      runner,
      clock,
      timer,
      publish,
      triggers,
      events,
      recorder,
      ...ports.runMeter?.watch({ runner, publish }),
    },
    maxRunning: ports.maxConcurrentRuns,
    newRunId: () => ports.newRunId(),
  });
  return {
    orchestrator,
    registry,
    library,
    async listWorkflows() {
      const workflows = await library.list();
      const lookup = lookupIn(workflows);
      return workflows.map((workflow) => toWorkflowView(workflow, registry, lookup));
    },
    listDefinitions: () => library.list(),
    validateWorkflow(text, mode) {
      const { definition, problems } = parseWorkflow(text);
      if (definition === undefined) return problems;
      const options = mode === undefined ? {} : { mode };
      return [...problems, ...validateWorkflow(definition, registry, options).problems];
    },
    call: (call) => runner.run(call),
    health: readHealth,
    recordWorker: (slice, state, detail) => health.recordWorker(slice, state, detail),
  };
}

function publishHealth(publish: Publish, now: SliceHealth, previous: HealthState): void {
  const { slice, state, detail } = now;
  const isIll = state === "degraded" || state === "down" || state === "disabled";
  if (isIll) publish("health.degraded", { slice, state, detail: detail ?? "" }, {});
  else if (previous === "degraded" || previous === "down") publish("health.restored", { slice }, {});
}

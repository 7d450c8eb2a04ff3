import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { ActivationView } from "#shared/ipc/channels/trigger-channels.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import type { Timer } from "#engine/base/timer.ts";
import type { JobRequest } from "#engine/jobs/job.ts";
import type { TradingOrchestrator } from "#engine/orchestrator/orchestrator.ts";
import { defaultMode } from "#engine/workflow/validate.ts";
import type { LibraryWorkflow, WorkflowLibrary } from "#engine/workflow/library.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import {
  applyTriggerEvent,
  hearEvents,
  oweEvents,
  settledUpTo,
  stopHearing,
  type Activation,
  type ActivationStore,
} from "./activation.ts";
import { createEventFires, type EventFires, type EventLogs } from "./event-fires.ts";
import { findDue } from "./find-due.ts";
import { liveRefusedError, toStartJob } from "./fired-run.ts";
import { asEventFire, listActive, type ActiveTrigger } from "./list-active.ts";
import { publishDue } from "./publish-due.ts";
import { nextTimeOf, viewActivation } from "./view-activation.ts";

export interface TriggersPorts {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly hash: Hasher;
  readonly library: WorkflowLibrary;
  /** Says whether a run could start. */
  readonly orchestrator: Pick<TradingOrchestrator, "check">;
  readonly store: ActivationStore;
  /** Writes to the log that `onEvent` hears. */
  readonly publish: Publish;
  enqueue(request: JobRequest): unknown;
  /** Hears the events of all logs that match. */
  subscribe(pattern: string, handler: (event: AnyEnvelope) => void): Dispose;
  readonly logs: EventLogs;
  workflowOfRun(id: RunId): string | undefined;
  /** While true nothing fires: the workspace is in safe mode. */
  isHeld(): boolean;
  report(thrown: unknown): void;
}

export interface ActivateRequest {
  readonly workflow: string;
  /** Default: the mode that the workflow is meant for. */
  readonly mode?: Mode | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly by: string;
}

/** Which workflows are active, and what starts their runs. */
export interface Triggers {
  /** From its end on it fires. Rejects with what is wrong with name, mode, definition or inputs; an active one is activated anew. */
  activate(request: ActivateRequest): Promise<void>;
  /** From its return on no trigger of it fires; false when it was not active. */
  deactivate(workflow: string, by: string): boolean;
  /** Every workflow with triggers, and every one that is active. */
  list(): Promise<readonly ActivationView[]>;
  isCurrent(workflow: string, activation: number): boolean;
  /** Keeps what events say of activations, and asks for the runs that triggers fire; safe to be told again. */
  readonly onEvent: (event: AnyEnvelope) => void;
  /**
   * Does the same for those of the newest events that a kill kept from being heard, and notes what triggers of events are
   * owed; to be called before this process tells anything.
   */
  heal(newest: readonly AnyEnvelope[]): void;
  /** Begins to fire, first on what happened right before a kill. */
  start(): void;
  stop(): void;
}

/** Longest time without a look: files are edited, a clock may be set, and the machine may sleep. */
const LOOK_AGAIN_MS = 30_000;

export function createTriggers(ports: TriggersPorts): Triggers {
  return new TriggerDesk(ports);
}

class TriggerDesk implements Triggers {
  readonly #ports: TriggersPorts;
  readonly #activations: Map<string, Activation>;
  readonly #eventFires: EventFires;
  #isStarted = false;
  #looking: Promise<void> | undefined;
  #mustLookAgain = false;
  #stopWaiting: Dispose | undefined;

  constructor(ports: TriggersPorts) {
    this.#ports = ports;
    this.#activations = new Map(ports.store.list().map((one) => [one.workflow, one]));
    this.#eventFires = createEventFires({
      clock: ports.clock,
      hash: ports.hash,
      logs: ports.logs,
      subscribe: (pattern, handler) => ports.subscribe(pattern, handler),
      workflowOfRun: (id) => ports.workflowOfRun(id),
      publish: ports.publish,
      isCurrent: (workflow, activation) => !ports.isHeld() && this.isCurrent(workflow, activation),
    });
  }

  async activate({ workflow: name, mode: wanted, inputs, by }: ActivateRequest): Promise<void> {
    const { definition } = await this.#ports.library.find(name);
    const mode = wanted ?? (definition === undefined ? "backtest" : defaultMode(definition));
    if (mode === "live") throw liveRefusedError(name);
    await this.#ports.orchestrator.check(name, inputs, { mode });
    const triggers = definition?.triggers ?? [];
    if (triggers.length === 0) throw noTriggersError(name);
    this.#ports.publish(
      "workflow.activated",
      { workflow: name, mode, inputs, triggers: triggers.map(({ id }) => id), by },
      {},
    );
    await this.#look();
  }

  deactivate(workflow: string, by: string): boolean {
    if (this.#activations.get(workflow)?.isActive !== true) return false;
    this.#ports.publish("workflow.deactivated", { workflow, by }, {});
    void this.#look();
    return true;
  }

  isCurrent(workflow: string, activation: number): boolean {
    const { isActive, number } = this.#activations.get(workflow) ?? {};
    return isActive === true && number === activation;
  }

  async list(): Promise<readonly ActivationView[]> {
    const workflows = await this.#ports.library.list();
    const known = new Set(workflows.map(({ name }) => name));
    const lost = [...this.#activations.values()].filter((one) => one.isActive && !known.has(one.workflow));
    return [
      ...workflows
        .filter(
          ({ name, definition }) => definition?.triggers.length || this.#activations.get(name)?.isActive,
        )
        .map((workflow) => this.#viewOf(workflow.name, workflow)),
      ...lost.map(({ workflow }) => this.#viewOf(workflow, undefined)),
    ];
  }

  readonly onEvent = (event: AnyEnvelope): void => {
    const workflow = workflowOf(event);
    if (workflow === undefined) return;
    const before = this.#activations.get(workflow);
    const activation = applyTriggerEvent(before, event);
    if (activation !== undefined) this.#activations.set(workflow, activation);
    if (event.name === "trigger.fired" && activation?.number === event.payload.activation) {
      this.#ports.enqueue(toStartJob(event, activation));
    }
    if (activation !== undefined) this.#ports.store.save(activation);
  };

  heal(newest: readonly AnyEnvelope[]): void {
    for (const event of newest) {
      const workflow = workflowOf(event);
      const seq = workflow === undefined ? undefined : this.#activations.get(workflow)?.seq;
      if (workflow !== undefined && event.seq > (seq ?? 0)) this.onEvent(event);
    }
    const ends = this.#ports.logs.ends();
    for (const activation of this.#activations.values()) this.#keep(activation, oweEvents(activation, ends));
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    void this.#look();
  }

  stop(): void {
    this.#isStarted = false;
    this.#stopWaiting?.();
    this.#eventFires.replace([]);
    for (const activation of this.#activations.values()) this.#keep(activation, stopHearing(activation));
  }

  #keep(before: Activation, after: Activation): void {
    if (after === before) return;
    this.#activations.set(after.workflow, after);
    try {
      this.#ports.store.save(after);
    } catch (thrown) {
      // Where it had been before only lets the next process look at more events again.
      this.#ports.report(thrown);
    }
  }

  /** Notes up to where the triggers of events have met the logs: all that was told before this turn was heard. */
  #keepHeard(fires: readonly ActiveTrigger[]): void {
    const ends = this.#ports.logs.ends();
    const hearing = new Set(
      fires.filter(({ trigger }) => trigger.kind === "event").map(({ activation }) => activation.workflow),
    );
    for (const activation of this.#activations.values()) {
      const after = hearing.has(activation.workflow) ? hearEvents(activation, ends) : stopHearing(activation);
      this.#keep(activation, after);
    }
  }

  #viewOf(name: string, workflow: LibraryWorkflow | undefined): ActivationView {
    return viewActivation(name, this.#activations.get(name), workflow?.definition, this.#ports.clock.now());
  }

  /** Looks now; while it looks, once more afterwards. */
  #look(): Promise<void> {
    this.#mustLookAgain = true;
    if (!this.#isStarted) return Promise.resolve();
    this.#stopWaiting?.();
    this.#looking ??= this.#lookUntilDone().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #lookUntilDone(): Promise<void> {
    let waitMs = LOOK_AGAIN_MS;
    while (this.#mustLookAgain && this.#isStarted) {
      this.#mustLookAgain = false;
      try {
        waitMs = await this.#fireWhatIsDue();
      } catch (thrown) {
        this.#ports.report(thrown);
        waitMs = LOOK_AGAIN_MS;
      }
    }
    if (this.#isStarted) this.#stopWaiting = this.#ports.timer.after(waitMs, () => void this.#look());
  }

  /** Answers how long nothing else can become due. */
  async #fireWhatIsDue(): Promise<number> {
    const hasActive = [...this.#activations.values()].some(({ isActive }) => isActive);
    const workflows = hasActive ? await this.#ports.library.list() : [];
    // While the files were read, a person may have deactivated one, and the program may have ended.
    const fires = this.#isStarted && !this.#ports.isHeld() ? listActive(workflows, this.#activations) : [];
    this.#eventFires.replace(fires.flatMap(asEventFire));
    if (this.#isStarted) this.#keepHeard(fires);
    for (const { trigger, activation, priority } of fires) {
      if (trigger.kind !== "schedule") continue;
      const settledMs = settledUpTo(activation, trigger.id);
      for (const due of findDue(trigger, settledMs, this.#ports.clock.now())) {
        publishDue(this.#ports.publish, due, { trigger, activation, priority });
      }
    }
    const tsNowMs = this.#ports.clock.now();
    const waitsMs = fires.map(({ trigger, activation }) => {
      const tsNextMs = nextTimeOf(trigger, this.#activations.get(activation.workflow) ?? activation, tsNowMs);
      return tsNextMs === undefined ? LOOK_AGAIN_MS : tsNextMs - tsNowMs;
    });
    return Math.max(0, Math.min(LOOK_AGAIN_MS, ...waitsMs));
  }
}

function workflowOf(event: AnyEnvelope): string | undefined {
  switch (event.name) {
    case "workflow.activated":
    case "workflow.deactivated":
    case "trigger.fired":
    case "trigger.missed":
      return event.payload.workflow;
    default:
      return undefined;
  }
}

function noTriggersError(workflow: string): AppError {
  return userError({
    code: "trigger.none",
    message: `${workflow} has no triggers, so nothing would start it`,
    field: "workflow",
    value: workflow,
    remedy: "add on: to its file, such as on: { session: close }",
  });
}

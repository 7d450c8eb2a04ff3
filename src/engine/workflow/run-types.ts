import type { SerialError } from "#shared/errors/app-error.ts";
import type { EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import type { RunStatus } from "#shared/ipc/channels/run-channels.ts";
import type { ContentHash, EventId, RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { Timer } from "#engine/base/timer.ts";
import type { SliceRunner } from "#engine/registry/slice-runner.ts";
import type { StepState } from "./run-state.ts";
import type { Summary } from "./summarize.ts";
import type { EventSource } from "./event-source.ts";
import type { SliceCatalog } from "./planner-input.ts";
import type { TriggerSource } from "./trigger-source.ts";

/** States a fact on the bus. */
export type Publish = <Name extends EventName>(
  name: Name,
  payload: EventMap[Name],
  origin: EventOrigin,
) => unknown;

/** What a step answered, for the host to store. */
export interface StepRecord {
  readonly runId: RunId;
  readonly step: string;
  readonly slice: string;
  readonly method: string;
  readonly output: Readonly<Record<string, unknown>>;
  readonly summary: Summary;
  readonly durationMs: number;
}

/** Where the outputs of a step are kept, by the hash of their content. */
export type KeptOutputs = Readonly<Record<string, ContentHash>>;

/** Port: keeps what finished steps answered. A step is completed only when its record is kept. */
export interface RunRecorder {
  recordStep(record: StepRecord): KeptOutputs | Promise<KeptOutputs>;
}

export interface RunPorts {
  readonly catalog: SliceCatalog;
  readonly events: EventSource;
  readonly runner: SliceRunner;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly publish: Publish;
  readonly triggers: TriggerSource;
  readonly recorder: RunRecorder;
}

export interface RunRequest {
  readonly runId: RunId;
  readonly mode: Mode;
  readonly seed: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly definitionHash: ContentHash;
  /** The text of the definition, and the inputs that were given: with them a later process can go on. */
  readonly definition?: string;
  readonly given?: readonly string[];
  /** Paths of the steps before which it pauses. */
  readonly breakAt?: readonly string[];
  readonly subWorkflows?: NonNullable<EventMap["workflow.started"]["subWorkflows"]>;
  /** The event that asked for the run; undefined when a person did. */
  readonly causationId?: EventId;
  /** The run whose outcomes it begins with, and the step from which it runs anew. */
  readonly rerunOf?: { readonly runId: RunId; readonly step: string };
}

/** What an earlier process recorded of a step that it finished. */
export interface EarlierStep {
  readonly output: Readonly<Record<string, unknown>>;
  readonly summary: Summary;
  readonly durationMs: number;
}

/** A step that another run finished, well or not, and that this one takes over instead of running it. */
export type TakenStep = { readonly step: string; readonly durationMs: number } & (
  | {
      readonly output: Readonly<Record<string, unknown>>;
      readonly summary: Summary;
      readonly kept: KeptOutputs;
      readonly error?: undefined;
    }
  | { readonly error: SerialError }
);

/** What an earlier process was waiting for. */
export interface EarlierWaits {
  /** When each step that has not ended was first started, and the number of that event in the log. */
  readonly begun: ReadonlyMap<string, { readonly seq: number; readonly tsMs: number }>;
  /** What people were asked, and the number of that event in the log, after which the answer may be. */
  readonly approvals: ReadonlyMap<
    string,
    { readonly seq: number; readonly tsDeadlineMs: number | undefined }
  >;
}

/** How far an earlier process came with a run, by the path of the step, and why a later one goes on. */
export interface EarlierProgress {
  readonly reason: string;
  readonly steps: ReadonlyMap<string, EarlierStep>;
  readonly waits?: EarlierWaits;
  /** What it began with, in the order in which the other run finished it. */
  readonly taken?: readonly TakenStep[];
  /** Who paused it; undefined for a run that goes on by itself. */
  readonly heldBy?: string | undefined;
  /** Steps that it may do although it is paused. */
  readonly allowed?: number;
}

export interface StepResult extends StepState {
  /** What it answered the last time; undefined when it did not complete. */
  readonly output: Readonly<Record<string, unknown>> | undefined;
}

/** How a run ended, with every step's status, timing, output and cause of failure. */
export interface RunResult {
  readonly runId: RunId;
  readonly workflow: string;
  readonly mode: Mode;
  readonly seed: number;
  readonly definitionHash: ContentHash;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly status: RunStatus;
  readonly durationMs: number;
  readonly steps: readonly StepResult[];
  /** The run's namespace: the latest output of each name. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly error: SerialError | undefined;
  /** Who ended the trigger of a real-time run, which is how such a run completes. */
  readonly stoppedBy: string | undefined;
}

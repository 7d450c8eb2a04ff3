import type { Mode } from "../model/mode.ts";
import type { ContentHash, RunId } from "../model/ids.ts";
import type { SerialError } from "../errors/app-error.ts";

/** How a step ended in the run that another one takes it over from: with outputs, or with an error. */
export interface TakenOutcome {
  readonly step: string;
  readonly durationMs: number;
  readonly summary?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, ContentHash>>;
  readonly error?: SerialError;
}

/** The run is in the envelope. `step` is the path of step ids, joined by dots. */
export interface WorkflowEvents {
  "workflow.started": {
    readonly workflow: string;
    readonly mode: Mode;
    readonly definitionHash: ContentHash;
    /** The text that `definitionHash` was taken over: what the run runs, also when the file has changed since. */
    readonly definition?: string;
    /** Names of the inputs that it was given, without those that took a default. */
    readonly given?: readonly string[];
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Seed of everything random in the run. */
    readonly seed: number;
    /** Paths of the steps before which it pauses. */
    readonly breakAt?: readonly string[];
    /** The definitions of the workflows that its steps call, as they were when it started. */
    readonly subWorkflows?: readonly {
      readonly name: string;
      readonly text: string;
      readonly hash: ContentHash;
    }[];
    readonly steps: readonly { readonly step: string; readonly slice: string; readonly method: string }[];
    /** The run whose outcomes it begins with, and the step from which it runs anew. */
    readonly rerunOf?: {
      readonly runId: RunId;
      readonly step: string;
      readonly taken: readonly TakenOutcome[];
    };
  };
  /** A later process goes on with a run that was cut off; `readBack` steps are not run again. */
  "workflow.resumed": { readonly reason: string; readonly readBack: readonly string[] };
  "workflow.step.started": { readonly step: string; readonly attempt: number };
  "workflow.step.completed": {
    readonly step: string;
    readonly durationMs: number;
    readonly summary: Readonly<Record<string, unknown>>;
    /** Where each output is kept, by the hash of its content. */
    readonly outputs?: Readonly<Record<string, ContentHash>>;
  };
  "workflow.step.failed": { readonly step: string; readonly durationMs: number; readonly error: SerialError };
  "workflow.completed": { readonly durationMs: number; readonly outputs: Readonly<Record<string, unknown>> };
  "workflow.failed": { readonly step: string; readonly error: SerialError };
  "workflow.cancelled": {
    readonly by: string;
    readonly step: string | undefined;
    readonly reason?: string;
  };
  /** Somebody asked it to pause: what is under way is finished first. */
  "workflow.pausing": { readonly by: string };
  /** It holds before that step, and nothing of it is under way. */
  "workflow.paused": { readonly by: string; readonly step: string };
  /** It goes on: to its end, or by one step. */
  "workflow.continued": { readonly by: string; readonly isOneStep: boolean };
  /** A step waits for a person. `who` may decide; empty lets everybody. */
  "workflow.approval.asked": {
    readonly approval: string;
    readonly step: string;
    readonly text: string;
    readonly who: readonly string[];
    readonly tsDeadlineMs?: number;
  };
  /** What came of it: a person's word, or nobody's in time, or nobody was asked any more. */
  "workflow.approval.decided": {
    readonly approval: string;
    readonly step: string;
    readonly decision: "approved" | "rejected" | "expired" | "withdrawn";
    readonly by: string;
    readonly comment: string;
  };
}

import type { Mode } from "../model/mode.ts";
import type { ContentHash } from "../model/ids.ts";
import type { SerialError } from "../errors/app-error.ts";

/** The run is in the envelope. `step` is the path of step ids, joined by dots. */
export interface WorkflowEvents {
  "workflow.started": {
    readonly workflow: string;
    readonly mode: Mode;
    readonly definitionHash: ContentHash;
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Seed of everything random in the run. */
    readonly seed: number;
    readonly steps: readonly { readonly step: string; readonly slice: string; readonly method: string }[];
  };
  "workflow.step.started": { readonly step: string; readonly attempt: number };
  "workflow.step.completed": {
    readonly step: string;
    readonly durationMs: number;
    readonly summary: Readonly<Record<string, unknown>>;
  };
  "workflow.step.failed": { readonly step: string; readonly durationMs: number; readonly error: SerialError };
  "workflow.completed": { readonly durationMs: number; readonly outputs: Readonly<Record<string, unknown>> };
  "workflow.failed": { readonly step: string; readonly error: SerialError };
  "workflow.cancelled": { readonly by: string; readonly step: string | undefined };
}

import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { RunRequest, TakenStep } from "../run-types.ts";

/** A run of before, as its log tells it. */
export interface RecordedRun {
  readonly runId: RunId;
  readonly workflow: string;
  readonly mode: Mode;
  readonly seed: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Names of the inputs that it was given, without those that took a default. */
  readonly given: readonly string[];
  readonly definition: string;
  readonly definitionHash: ContentHash;
  readonly subWorkflows: NonNullable<RunRequest["subWorkflows"]>;
  /** How its steps ended the last time, in the order in which they did. */
  readonly ended: readonly TakenStep[];
  /** Paths of the steps that it started. */
  readonly started: ReadonlySet<string>;
}

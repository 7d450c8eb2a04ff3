import type { Plan } from "../plan.ts";
import type { SliceCatalog } from "../planner-input.ts";
import type { RecordedRun } from "./recorded-run.ts";

/** What is asked of a run that begins at a step of another one. */
export interface RerunParts {
  readonly recorded: RecordedRun;
  /** What was run then. */
  readonly was: Plan;
  /** What is to be run. */
  readonly plan: Plan;
  /** All inputs of the new run. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The path of a step, or the end of it. */
  readonly from: string;
  readonly catalog: SliceCatalog;
}

import type { Mode } from "#shared/model/mode.ts";
import type { Registry } from "#engine/registry/registry.ts";
import type { WorkflowDefinition } from "./definition.ts";
import type { Plan } from "./plan.ts";
import type { ProblemList } from "./problem-list.ts";
import type { RunInputList } from "./run-input-list.ts";
import type { StepOutputs } from "./step-outputs.ts";
import type { Scope } from "./wire.ts";
import type { WorkflowLookup } from "./workflow-lookup.ts";

/** What planning asks of the registry. */
export type SliceCatalog = Pick<Registry, "findManifest" | "disabledReason" | "list">;

export interface PlannerInput {
  readonly definition: WorkflowDefinition;
  readonly workflows: WorkflowLookup;
  /** Names of the workflows around this one and its own, outermost first. */
  readonly trail: readonly string[];
  /** Path of the step that runs it as a part of another workflow; empty for the run's own. */
  readonly parent: string;
  /** How many workflows may still be planned as parts, in all. */
  readonly budget: { left: number };
  readonly catalog: SliceCatalog;
  readonly mode: Mode;
  readonly given: ReadonlySet<string>;
  readonly problems: ProblemList;
}

/** A plan with what is known while it is made: who gives what, and of which type its inputs are. */
export interface PlanDraft {
  readonly plan: Plan;
  readonly scope: Scope;
  readonly outputs: StepOutputs;
  readonly inputs: RunInputList;
}

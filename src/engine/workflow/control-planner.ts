import type { JsonShape, ShapedField } from "#engine/registry/method-fields.ts";
import type { Condition, Step, StepCore } from "./definition.ts";
import type { ExpressionPlace } from "./expression-place.ts";
import type { PlannedStep } from "./plan.ts";
import type { PlanDraft, PlannerInput } from "./planner-input.ts";
import type { RunInputList } from "./run-input-list.ts";
import type { StepOutputs } from "./step-outputs.ts";
import type { Scope } from "./wire.ts";

/** What planning a step that decides asks of the planner around it. */
export interface ControlPlanner extends PlannerInput {
  planList(steps: readonly Step[], scope: Scope): readonly PlannedStep[];
  planWorkflow(input: PlannerInput): PlanDraft;
  readonly outputs: StepOutputs;
  readonly inputs: RunInputList;
}

export function coreOf({ path }: StepCore): { readonly path: string; readonly slice: "workflow" } {
  return { path, slice: "workflow" };
}

export function placeOf(
  step: StepCore,
  key: string,
  { at }: Pick<Condition, "at">,
  scope: Scope,
  planner: ControlPlanner,
): ExpressionPlace {
  const { outputs, inputs, problems } = planner;
  const path = `steps.${step.path}.${key}`;
  return { at, path, from: step.path, outputs, inputs, locals: scope.locals, problems };
}

export function fieldOf(name: string, wire: string, shape: JsonShape): ShapedField {
  const unset = { unit: undefined, description: undefined, default: undefined, choices: undefined };
  return { ...unset, name, title: name, wire, shape, isRequired: true, isGivable: false };
}

import type { InputView, WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { LibraryWorkflow } from "#engine/workflow/library.ts";
import { listOwnStrategies } from "#engine/calc/strategies/own-strategies.ts";
import { STRATEGIES } from "#engine/calc/strategies/strategy-catalogue.ts";
import { describeShipped } from "./describe-shipped.ts";
import { leafSteps, methodNameOf } from "#engine/workflow/plan.ts";
import type { SliceCatalog } from "#engine/workflow/planner-input.ts";
import { describeProblem } from "#engine/workflow/problem.ts";
import { validateWorkflow } from "#engine/workflow/validate.ts";
import type { WorkflowLookup } from "#engine/workflow/workflow-lookup.ts";

/** A workflow as lists and forms show it, in the mode that it is meant for. */
export function toWorkflowView(
  workflow: LibraryWorkflow,
  catalog: SliceCatalog,
  workflows: WorkflowLookup,
): WorkflowView {
  const { name, hash, origin, definition, problems } = workflow;
  const empty = { description: "", isRealTime: false, steps: [], inputs: [] };
  if (definition === undefined)
    return { name, hash, origin, ...empty, problems: problems.map(describeProblem) };
  const { plan, problems: found } = validateWorkflow(definition, catalog, { workflows });
  return {
    name,
    hash,
    origin,
    description: describeShipped(name, origin, definition.description),
    isRealTime: definition.isRealTime,
    steps: leafSteps(plan.steps).map((step) => ({
      step: step.path,
      slice: step.slice,
      method: methodNameOf(step),
    })),
    inputs: plan.inputs.map(withStrategies),
    problems: [...problems, ...found].map(describeProblem),
  };
}

/** A strategy is chosen among the built-in ones and the person's own. */
function withStrategies(input: InputView): InputView {
  if (input.type !== "strategyId") return input;
  return { ...input, choices: [...STRATEGIES, ...listOwnStrategies()].map(({ id }) => id) };
}

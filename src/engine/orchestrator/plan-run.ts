import { refusedError, userError, type AppError } from "#shared/errors/app-error.ts";
import { MODES, type Mode } from "#shared/model/mode.ts";
import type { WorkflowDefinition } from "#engine/workflow/definition.ts";
import { invalidWorkflowError, type LibraryWorkflow } from "#engine/workflow/library.ts";
import type { Plan } from "#engine/workflow/plan.ts";
import type { SliceCatalog } from "#engine/workflow/planner-input.ts";
import { suggest } from "#engine/workflow/problem-list.ts";
import { defaultMode, validateWorkflow } from "#engine/workflow/validate.ts";
import type { WorkflowLookup } from "#engine/workflow/workflow-lookup.ts";

/** The plan of a workflow for one run; throws one error with every problem when it cannot run. */
export function planRun(
  { name, definition, problems }: LibraryWorkflow,
  catalog: SliceCatalog,
  options: {
    readonly mode: Mode | undefined;
    readonly given: readonly string[];
    readonly workflows: WorkflowLookup;
  },
): { readonly plan: Plan; readonly definition: WorkflowDefinition } {
  if (definition === undefined) throw invalidWorkflowError(name, problems);
  const mode = checkMode(options.mode ?? defaultMode(definition));
  const validation = validateWorkflow(definition, catalog, { ...options, mode });
  const all = [...problems, ...validation.problems];
  if (all.length > 0) throw invalidWorkflowError(name, all);
  return { plan: validation.plan, definition };
}

function checkMode(mode: Mode): Mode {
  if (MODES.includes(mode)) return mode;
  throw userError({
    code: "workflow.mode-unknown",
    message: `mode must be one of ${MODES.join(", ")}, was ${mode}`,
    field: "mode",
    value: mode,
    remedy: suggest(mode, MODES),
  });
}

/** The file is not what the caller was shown. */
export function otherTextError(name: string): AppError {
  return refusedError({
    code: "workflow.changed",
    message: `${name} has changed since it was shown`,
    field: "workflow",
    value: name,
    remedy: "look at its new text, then start it again",
  });
}

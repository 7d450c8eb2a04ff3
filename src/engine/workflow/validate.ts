import type { Mode } from "#shared/model/mode.ts";
import type { WorkflowDefinition } from "./definition.ts";
import { planWorkflow } from "./planner.ts";
import type { SliceCatalog } from "./planner-input.ts";
import type { Plan } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { createProblemList, type ProblemList } from "./problem-list.ts";
import { noWorkflows, type WorkflowLookup } from "./workflow-lookup.ts";

/** Most workflows that a run is made of, all parts of parts counted. */
const MAX_PARTS = 100;

export interface ValidateOptions {
  /** Decides the venue of named actions; default: what the definition itself says. */
  readonly mode?: Mode;
  /** Names of the inputs that the run was given; they go before any producer. */
  readonly given?: readonly string[];
  /** The workflows that its steps can run as parts; default none. */
  readonly workflows?: WorkflowLookup;
}

export interface Validation {
  /** How it would run; to be used only when there are no problems. */
  readonly plan: Plan;
  /** Every problem, in order of the file. */
  readonly problems: readonly Problem[];
}

/** Checks a definition against the slices there are and works out how it runs; reports every problem, not the first. */
export function validateWorkflow(
  definition: WorkflowDefinition,
  catalog: SliceCatalog,
  options: ValidateOptions = {},
): Validation {
  const list = createProblemList();
  const mode = options.mode ?? defaultMode(definition);
  checkSafety(definition, mode, list);
  const given = new Set(options.given);
  const { workflows = noWorkflows } = options;
  const trail = [definition.name];
  const budget = { left: MAX_PARTS };
  const whole = { definition, catalog, mode, given, problems: list, workflows, trail, parent: "", budget };
  const { plan } = planWorkflow(whole);
  const problems = list.problems.toSorted(
    (left, right) => left.line - right.line || left.column - right.column,
  );
  return { plan, problems };
}

/** The mode that a workflow is meant for when a run names none; one that asks for maximum safety is meant for live. */
export function defaultMode({ isRealTime, safety }: WorkflowDefinition): Mode {
  if (!isRealTime) return "backtest";
  return safety === "maximum" ? "live" : "paper";
}

function checkSafety({ safety, name }: WorkflowDefinition, mode: Mode, problems: ProblemList): void {
  if (mode !== "live" || safety === "maximum") return;
  problems.add({
    code: "workflow.safety-missing",
    at: { line: 1, column: 1 },
    path: "safety",
    message: `a live workflow must say safety: maximum, ${name} was without`,
    remedy: "add safety: maximum, or run it in another mode",
  });
}

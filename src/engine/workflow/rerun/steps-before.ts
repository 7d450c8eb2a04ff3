import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { PlannedArm, PlannedControl, PlannedStep, PlannedTry } from "../plan.ts";

/** What stands where around a step of a plan. */
export interface StepsBefore {
  /** Steps that have ended when it starts, in order. */
  readonly before: readonly PlannedStep[];
  /** The steps of a `try` that led to its `catch` or `finally`: one of them may have failed. */
  readonly tried: readonly PlannedStep[];
  /** The others of a parallel step: they neither lead to it nor follow from it. */
  readonly beside: readonly PlannedStep[];
  /** Steps that decide, around it, outermost first. */
  readonly around: readonly PlannedControl[];
}

const NOTHING: StepsBefore = { before: [], tried: [], beside: [], around: [] };

/** Looks around the step of that path; throws a user error for one that runs more than once. */
export function stepsBefore(steps: readonly PlannedStep[], path: string): StepsBefore {
  const index = steps.findIndex((step) => isOrHolds(step, path));
  const step = steps[index];
  const before = index === -1 ? steps : steps.slice(0, index);
  const loop = before.find(({ kind }) => kind === "loop");
  if (loop !== undefined) throw afterLoopError(path, loop.path);
  const inner = step === undefined || step.path === path ? NOTHING : lookInto(step, path);
  return { ...inner, before: [...before, ...inner.before] };
}

function lookInto(step: PlannedStep, path: string): StepsBefore {
  switch (step.kind) {
    case "group":
      return stepsBefore(step.steps, path);
    case "loop":
      throw repeatedError(path, step.path, "each firing of its trigger");
    case "each":
      throw repeatedError(path, step.path, "each item");
    case "branch":
      return inside(step, stepsBefore(armWith(step.arms, path)?.steps ?? [], path));
    case "parallel": {
      const own = step.steps.filter((other) => isOrHolds(other, path));
      const found = stepsBefore(own, path);
      const others = step.steps.filter((other) => !own.includes(other));
      return inside(step, { ...found, beside: [...others, ...found.beside] });
    }
    case "try":
      return inside(step, lookIntoTry(step, path));
    case "workflow":
      return inside(step, stepsBefore(step.plan.steps, path));
    default:
      return NOTHING;
  }
}

function lookIntoTry({ body, caught, finallySteps }: PlannedTry, path: string): StepsBefore {
  const parts = [body.steps, caught?.steps ?? [], finallySteps];
  const index = parts.findIndex((part) => part.some((step) => isOrHolds(step, path)));
  const found = stepsBefore(parts[index] ?? [], path);
  return { ...found, tried: [...parts.slice(0, Math.max(0, index)).flat(), ...found.tried] };
}

function inside(step: PlannedControl, found: StepsBefore): StepsBefore {
  return { ...found, around: [step, ...found.around] };
}

function armWith(arms: readonly PlannedArm[], path: string): PlannedArm | undefined {
  return arms.find(({ steps }) => steps.some((step) => isOrHolds(step, path)));
}

function isOrHolds(step: PlannedStep, path: string): boolean {
  return step.path === path || path.startsWith(`${step.path}.`);
}

function repeatedError(path: string, around: string, what: string): AppError {
  return userError({
    code: "rerun.step-repeated",
    message: `a run is repeated from a step that runs once, ${path} runs at ${what}`,
    field: "step",
    value: path,
    remedy: `begin at ${around}, which holds it`,
  });
}

function afterLoopError(path: string, loop: string): AppError {
  return userError({
    code: "rerun.after-trigger",
    message: `what ${loop} did at each firing of its trigger cannot be taken over, so no run begins at ${path}`,
    field: "step",
    value: path,
    remedy: `begin at ${loop} or before it`,
  });
}

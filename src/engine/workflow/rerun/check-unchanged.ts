import { userError, type AppError } from "#shared/errors/app-error.ts";
import { allSteps, findPlanned, type Plan, type PlannedStep } from "../plan.ts";
import { describeDecision, describeShape, type StepShape } from "./describe-shape.ts";
import type { RerunParts } from "./rerun-parts.ts";
import { stepsBefore, type StepsBefore } from "./steps-before.ts";

/** Throws a user error when the workflow does something else, before that step, than it did in the recorded run. */
export function checkUnchanged(
  from: string,
  now: StepsBefore,
  { recorded, was, inputs }: Pick<RerunParts, "recorded" | "was" | "inputs">,
): void {
  const shapes = shapesOf(now);
  const old = new Map(shapesOf(sameSteps(now, was)).map((shape) => [shape.path, shape.text]));
  for (const { path, text } of shapes)
    if (old.get(path) !== text) throw changedError(from, path, recorded.runId);
  const paths = new Set(shapes.map(({ path }) => path));
  const removed = allSteps(was.steps).some(({ path }) => path === from)
    ? shapesOf(stepsBefore(was.steps, from)).find(({ path }) => !paths.has(path))
    : undefined;
  if (removed !== undefined) throw changedError(from, removed.path, recorded.runId);
  for (const name of new Set(shapes.flatMap((shape) => [...shape.inputs]))) {
    const [before, after] = [recorded.inputs[name], inputs[name]].map((value) => JSON.stringify(value));
    if (before !== after) throw changedError(from, `the input ${name}`, recorded.runId);
  }
}

export function isUnchanged(step: PlannedStep, was: Plan): boolean {
  const old = findPlanned(was.steps, step.path);
  return old !== undefined && describeShape(old).text === describeShape(step).text;
}

function shapesOf({ before, tried, around }: StepsBefore): readonly StepShape[] {
  return [...before.map(describeShape), ...tried.map(describeShape), ...around.map(describeDecision)];
}

/** The steps of those paths as they were. */
function sameSteps(now: StepsBefore, was: Plan): StepsBefore {
  const find = <Step extends PlannedStep>(steps: readonly Step[]): readonly Step[] =>
    steps.flatMap(({ path, kind }) => {
      const old = findPlanned(was.steps, path);
      return old?.kind === kind ? [old as Step] : [];
    });
  return { before: find(now.before), tried: find(now.tried), around: find(now.around), beside: [] };
}

function changedError(from: string, what: string, runId: string): AppError {
  return userError({
    code: "rerun.definition-changed",
    message: `what runs before ${from} must be what run ${runId} ran, ${what} has changed since`,
    field: "step",
    value: what,
    remedy: "begin at the first step that has changed, or run the whole workflow again",
  });
}

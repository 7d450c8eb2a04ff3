import { assertNever } from "#engine/base/assert-never.ts";
import { innerSteps, leafSteps, type Plan, type PlannedStep } from "./plan.ts";
import type { EarlierStep } from "./run-types.ts";

/**
 * What of an earlier process's outcomes counts. Steps under a trigger run at each firing and those of a repetition for
 * each item, so none of theirs does; a step that decides or forks is entered again, and finds what its steps answered.
 */
export function withoutRepeated(
  plan: Plan,
  earlier: ReadonlyMap<string, EarlierStep>,
): Map<string, EarlierStep> {
  const again = new Set(pathsToRunAgain(plan.steps));
  return new Map([...earlier].filter(([path]) => !again.has(path)));
}

function pathsToRunAgain(steps: readonly PlannedStep[]): readonly string[] {
  return steps.flatMap((step) => {
    switch (step.kind) {
      case "call":
      case "load":
      case "wait":
      case "event":
      case "approval":
        return [];
      case "group":
        return pathsToRunAgain(step.steps);
      case "loop":
        return leafSteps(step.steps).map(({ path }) => path);
      case "each":
        return leafSteps(innerSteps(step)).map(({ path }) => path);
      case "branch":
      case "workflow":
      case "parallel":
      case "try":
        return [step.path, ...pathsToRunAgain(innerSteps(step))];
      default:
        return assertNever(step);
    }
  });
}

import { leafSteps, type Plan, type PlannedStep } from "./plan.ts";
import type { EarlierStep } from "./run-types.ts";

/** What of an earlier process's outcomes counts: steps under a trigger run at each firing, so none of theirs does. */
export function withoutLoops(
  plan: Plan,
  earlier: ReadonlyMap<string, EarlierStep>,
): Map<string, EarlierStep> {
  const repeated = new Set(loopedPaths(plan.steps));
  return new Map([...earlier].filter(([path]) => !repeated.has(path)));
}

function loopedPaths(steps: readonly PlannedStep[]): readonly string[] {
  return steps.flatMap((step) => {
    if (step.kind === "loop") return leafSteps(step.steps).map(({ path }) => path);
    return step.kind === "group" ? loopedPaths(step.steps) : [];
  });
}

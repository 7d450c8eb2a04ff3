import { userError } from "#shared/errors/app-error.ts";
import { leafSteps, type Plan } from "./plan.ts";
import { suggest } from "./problem-list.ts";

/** The whole paths of the steps named by their path or the end of it; throws a user error for what names no step, or several. */
export function findBreakpoints(plan: Plan, names: readonly string[]): readonly string[] {
  const paths = leafSteps(plan.steps).map(({ path }) => path);
  return names.map((name) => {
    if (paths.includes(name)) return name;
    const [path, ...more] = paths.filter((candidate) => candidate.endsWith(`.${name}`));
    if (path !== undefined && more.length === 0) return path;
    throw userError({
      code: "workflow.step-unknown",
      message: `breakpoint must name one step of ${plan.workflow}, was ${name}`,
      field: "breakAt",
      value: name,
      remedy: suggest(name, path === undefined ? paths : [path, ...more]),
    });
  });
}

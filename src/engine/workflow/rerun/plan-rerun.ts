import { userError } from "#shared/errors/app-error.ts";
import { allSteps, findPlanned, leafSteps, type Plan, type PlannedStep } from "../plan.ts";
import { suggest } from "../problem-list.ts";
import type { TakenStep } from "../run-types.ts";
import { checkUnchanged, isUnchanged } from "./check-unchanged.ts";
import type { RecordedRun } from "./recorded-run.ts";
import { refuseOrders } from "./refuse-orders.ts";
import type { RerunParts } from "./rerun-parts.ts";
import { stepsBefore, type StepsBefore } from "./steps-before.ts";

/** What a run begins with that runs anew from a step of another one. */
export interface Rerun {
  /** Whole path of the step. */
  readonly step: string;
  /** In the order in which the other run finished them. */
  readonly taken: readonly TakenStep[];
}

/**
 * What of a recorded run counts when it is run anew from a step: the outcomes of all steps before it. Throws a user error
 * when one of those is missing, or the workflow does not do the same up to there, and a refusal where orders would be
 * sent a second time.
 */
export function planRerun(parts: RerunParts): Rerun {
  const { recorded, was, plan } = parts;
  const step = findStart(plan, parts.from);
  const now = stepsBefore(plan.steps, step);
  checkUnchanged(step, now, parts);
  checkReached(step, now, parts);
  const ended = new Map(recorded.ended.map((one) => [one.step, one]));
  for (const before of now.before) checkEnded(step, before, ended, recorded);
  const beside = now.beside.filter((other) => isUnchanged(other, was) && hasSucceeded(other, ended));
  const wanted = new Set(leafSteps([...now.before, ...now.tried, ...beside]).map(({ path }) => path));
  const taken = recorded.ended.filter((one) => wanted.has(one.step));
  refuseOrders(step, new Set(taken.map((one) => one.step)), parts);
  return { step, taken };
}

function findStart(plan: Plan, name: string): string {
  const paths = allSteps(plan.steps).map(({ path }) => path);
  if (paths.includes(name)) return name;
  const [path, ...more] = paths.filter((candidate) => candidate.endsWith(`.${name}`));
  if (path !== undefined && more.length === 0) return path;
  throw userError({
    code: "workflow.step-unknown",
    message: `a run must begin at one step of ${plan.workflow}, was ${name}`,
    field: "step",
    value: name,
    remedy: suggest(name, path === undefined ? paths : [path, ...more]),
  });
}

/** Which arm is taken is known only of the arm that was. */
function checkReached(step: string, { around }: StepsBefore, { plan, recorded }: RerunParts): void {
  const isInArm = around.some(({ kind }) => kind === "branch" || kind === "try");
  const [first] = leafSteps([findPlanned(plan.steps, step)].filter((found) => found !== undefined));
  if (!isInArm || (first !== undefined && recorded.started.has(first.path))) return;
  throw userError({
    code: "rerun.step-not-reached",
    message: `run ${recorded.runId} did not come to ${step}`,
    field: "step",
    value: step,
    remedy: `begin at ${around[0]?.path ?? step}, which decides whether it runs`,
  });
}

function checkEnded(
  from: string,
  step: PlannedStep,
  ended: ReadonlyMap<string, TakenStep>,
  recorded: RecordedRun,
): void {
  if (step.kind === "group") {
    for (const inner of step.steps) checkEnded(from, inner, ended, recorded);
    return;
  }
  const outcome = ended.get(step.path);
  const isFine = outcome?.error === undefined || (step.kind === "call" && step.mayFail);
  if (outcome !== undefined && isFine) return;
  const what = outcome === undefined ? "kept no outcome of" : "failed at";
  throw userError({
    code: "rerun.outcome-missing",
    message: `the outcome of every step before ${from} is needed, run ${recorded.runId} ${what} ${step.path}`,
    field: "step",
    value: step.path,
    remedy: `begin at ${step.path}`,
  });
}

function hasSucceeded(step: PlannedStep, ended: ReadonlyMap<string, TakenStep>): boolean {
  if (step.kind === "group") return step.steps.every((inner) => hasSucceeded(inner, ended));
  const outcome = ended.get(step.path);
  return outcome !== undefined && outcome.error === undefined;
}

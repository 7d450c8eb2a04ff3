import type { ShapedField, JsonShape } from "#engine/registry/method-fields.ts";
import { bindAs, bindExpression } from "./bind-expression.ts";
import { bindValue } from "./bind-value.ts";
import { checkKind } from "./check-expression.ts";
import type {
  BranchStep,
  ControlStep,
  EachStep,
  ParallelStep,
  ReduceDefinition,
  Step,
  StepCore,
  TryStep,
} from "./definition.ts";
import type { ExpressionPlace } from "./expression-place.ts";
import type {
  ArmAnswer,
  PlannedArm,
  PlannedBranch,
  PlannedControl,
  PlannedEach,
  PlannedParallel,
  PlannedTry,
} from "./plan.ts";
import { coreOf, fieldOf, placeOf, type ControlPlanner } from "./control-planner.ts";
import { planApproval, planEventWait } from "./plan-wait.ts";
import { planSubWorkflow } from "./plan-sub-workflow.ts";
import { suggest } from "./problem-list.ts";
import { addProducer, createInnerScope, mergeIntoOuter, type Scope } from "./wire.ts";

/** Plans a step that decides which others run, and what the steps after it can take from those. */
export function planControl(step: ControlStep, scope: Scope, planner: ControlPlanner): PlannedControl {
  switch (step.kind) {
    case "branch":
      return planBranch(step, scope, planner);
    case "parallel":
      return planParallel(step, scope, planner);
    case "each":
      return planEach(step, scope, planner);
    case "try":
      return planTry(step, scope, planner);
    case "wait":
      return { ...coreOf(step), kind: "wait", method: "wait", until: step.until };
    case "event":
      return planEventWait(step, scope, planner);
    case "approval":
      return planApproval(step, scope, planner);
    case "workflow":
      return planSubWorkflow(step, scope, planner);
  }
}

function planBranch(step: BranchStep, scope: Scope, planner: ControlPlanner): PlannedBranch {
  const place = placeOf(step, step.form, step.condition, scope, planner);
  const bound = bindExpression(step.condition.expression, place);
  if (step.form === "when") checkKind(bound, { type: "boolean" }, place);
  else checkCases(step, bound.shape, place);
  const arms = step.arms.map(({ name, steps }) =>
    planArm(name.name, steps, createInnerScope(scope), planner),
  );
  const hasAll = step.form === "switch" || step.arms.length === 2;
  const answers = answerTogether(step, hasAll ? arms : [], scope, planner);
  const chosen: ShapedField = fieldOf("chosen", "branchArm", { type: "string" });
  planner.outputs.set(step.path, [chosen, ...answers]);
  return {
    ...coreOf(step),
    kind: "branch",
    method: step.form,
    condition: bound.expression,
    arms: arms.map(toPlannedArm),
  };
}

function checkCases(step: BranchStep, { enum: choices }: JsonShape, { problems }: ExpressionPlace): void {
  if (choices === undefined) return;
  const names = choices.map(String);
  for (const { name } of step.arms) {
    if (names.includes(name.name) || name.name === "default") continue;
    problems.add({
      code: "workflow.choice-unknown",
      at: name.at,
      path: `steps.${step.path}.cases.${name.name}`,
      message: `case must be a value that can occur, was ${name.name}`,
      remedy: suggest(name.name, names),
    });
  }
  const missing = names.filter((choice) => !step.arms.some(({ name }) => name.name === choice));
  if (step.hasDefault || missing.length === 0) return;
  problems.add({
    code: "workflow.case-missing",
    at: step.at,
    path: `steps.${step.path}.cases`,
    message: `switch must have a case for each value, was without ${missing.join(", ")}`,
    remedy: "add these cases, or default:",
  });
}

type ArmDraft = PlannedArm & { readonly producers: Scope["producers"] };

function planArm(name: string, steps: readonly Step[], inner: Scope, planner: ControlPlanner): ArmDraft {
  const planned = planner.planList(steps, inner);
  const answers = [...inner.producers].flatMap(([field, [only, ...more]]): ArmAnswer[] =>
    only?.source.kind === "step" && more.length === 0 ? [{ name: field, ...only.source }] : [],
  );
  return {
    name,
    steps: planned,
    answers: answers.map(({ name: field, step, field: from }) => ({ name: field, step, field: from })),
    producers: inner.producers,
  };
}

function toPlannedArm({ name, steps, answers }: ArmDraft): PlannedArm {
  return { name, steps, answers };
}

/** What each arm answers, by one name and type, is an answer of the whole step and wired by its name. */
function answerTogether(
  step: StepCore,
  arms: readonly ArmDraft[],
  scope: Scope,
  { outputs }: ControlPlanner,
): readonly ShapedField[] {
  const [first, ...others] = arms;
  const shared = (first?.answers ?? []).flatMap((answer): ShapedField[] => {
    const field = outputs.get(answer.step)?.find(({ name }) => name === answer.field);
    const isShared = others.every(
      (arm) =>
        arm.answers.some(({ name }) => name === answer.name) &&
        arm.producers.get(answer.name)?.[0]?.wire === field?.wire,
    );
    return field !== undefined && isShared ? [{ ...field, name: answer.name }] : [];
  });
  for (const { name, wire } of shared) {
    addProducer(scope, { name, wire, source: { kind: "step", step: step.path, field: name } });
  }
  return shared;
}

function planParallel(step: ParallelStep, scope: Scope, planner: ControlPlanner): PlannedParallel {
  const { outputs, problems } = planner;
  const kept: (readonly [string, readonly ShapedField[]])[] = [];
  const inner: Scope[] = [];
  const steps = step.steps.flatMap((child) => {
    for (const need of child.needs) {
      problems.add({
        code: "workflow.need-refused",
        at: need.at,
        path: `steps.${child.path}.needs`,
        message: `a parallel step must not need another, was ${need.name}`,
        remedy: "put the two into a group, or after the parallel step",
      });
    }
    const before = outputs.size;
    const own = createInnerScope(scope);
    const planned = planner.planList([{ ...child, needs: [] }], own);
    inner.push(own);
    // The steps beside it run at the same time, so they cannot read what it answers.
    kept.push(...outputs.takeBack(before));
    return planned.length === 1 ? planned : [{ kind: "group" as const, path: child.path, steps: planned }];
  });
  for (const [path, fields] of kept) outputs.set(path, fields);
  for (const { producers } of inner) mergeIntoOuter({ producers, outer: scope });
  const { limit, onFailure } = step;
  return { ...coreOf(step), kind: "parallel", method: "parallel", limit, onFailure, steps };
}

function planEach(step: EachStep, scope: Scope, planner: ControlPlanner): PlannedEach {
  const { outputs, inputs, problems } = planner;
  const items = placeOf(step, "for_each", step.items, scope, planner);
  const bound = bindExpression(step.items.expression, items);
  checkKind(bound, { type: "array" }, items);
  const inner = createInnerScope(scope, { item: bound.shape.items ?? {}, index: { type: "number" } });
  const before = outputs.size;
  const steps = planner.planList(step.steps, inner);
  const { where } = step;
  const condition =
    where && bindAs(where.expression, { type: "boolean" }, placeOf(step, "where", where, inner, planner));
  const collect = step.collect.map(({ name, value }) => {
    const path = `steps.${step.path}.collect.${name}`;
    const field = fieldOf(name, "unknown", {});
    const binding = { field, path, from: step.path, outputs, inputs, problems, locals: inner.locals };
    return { name, value: bindValue(value, binding, false) };
  });
  // Each run of the steps has its own answers: outside there is only what was collected of all.
  outputs.takeBack(before);
  const list: JsonShape = { type: "array" };
  const reduce = step.reduce && planReduce(step.reduce, step, scope, planner);
  outputs.set(step.path, [
    ...(reduce === undefined ? [] : [fieldOf("reduced", "unknown", {})]),
    fieldOf("results", "list", list),
    fieldOf("items", "list", { ...list, items: bound.shape.items ?? {} }),
    fieldOf("failures", "list", list),
  ]);
  const { limit, onFailure, mayFail } = step;
  return {
    ...coreOf(step),
    kind: "each",
    method: "for_each",
    items: bound.expression,
    limit,
    onFailure,
    mayFail,
    steps,
    where: condition,
    collect,
    reduce,
  };
}

function planReduce(
  { start, next }: ReduceDefinition,
  step: EachStep,
  scope: Scope,
  planner: ControlPlanner,
): PlannedEach["reduce"] {
  const result = { type: "object", properties: membersOf(step), additionalProperties: false };
  const inner = createInnerScope(scope, { so_far: {}, result, index: { type: "number" } });
  const place = placeOf(step, "reduce.next", next, inner, planner);
  const field = fieldOf("start", "unknown", {});
  const binding = { ...place, field, inputs: planner.inputs, path: `steps.${step.path}.reduce.start` };
  return {
    start: bindValue(start, binding, false),
    next: bindExpression(next.expression, place).expression,
  };
}

function membersOf({ collect }: EachStep): Readonly<Record<string, JsonShape>> {
  return Object.fromEntries(collect.map(({ name }) => [name, {}]));
}

const ERROR_SHAPE: JsonShape = {
  type: "object",
  properties: Object.fromEntries(["code", "message", "kind", "step"].map((key) => [key, { type: "string" }])),
  additionalProperties: false,
};

function planTry(step: TryStep, scope: Scope, planner: ControlPlanner): PlannedTry {
  const body = planArm("try", step.steps, createInnerScope(scope), planner);
  const caught =
    step.catchSteps &&
    planArm("catch", step.catchSteps, createInnerScope(scope, { error: ERROR_SHAPE }), planner);
  const answers = answerTogether(step, caught === undefined ? [body] : [body, caught], scope, planner);
  planner.outputs.set(step.path, [fieldOf("failed", "boolean", { type: "boolean" }), ...answers]);
  const finallySteps = planner.planList(step.finallySteps, createInnerScope(scope));
  return {
    ...coreOf(step),
    kind: "try",
    method: "try",
    body: toPlannedArm(body),
    caught: caught && toPlannedArm(caught),
    finallySteps,
  };
}

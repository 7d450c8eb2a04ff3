import { toAppError, toSerialError, userError, type AppError } from "#shared/errors/app-error.ts";
import { isCancelledError } from "#engine/base/cancellation.ts";
import { evaluateExpression } from "./expressions/evaluate-expression.ts";
import type { Expression } from "./expressions/expression.ts";
import { createOutputScope, type Frame } from "./frame.ts";
import { innerSteps, leafSteps } from "./plan.ts";
import type {
  ArmAnswer,
  Plan,
  PlannedArm,
  PlannedBranch,
  PlannedControl,
  PlannedEach,
  PlannedParallel,
  PlannedPause,
  PlannedStep,
  PlannedSubWorkflow,
  PlannedTry,
} from "./plan.ts";
import { readBound, readPath, resolveInput } from "./resolve-input.ts";
import { runTogether, togetherError } from "./run-together.ts";

type Values = Readonly<Record<string, unknown>>;

/** Most items of one `for_each`. */
const MAX_ITEMS = 10_000;

/** What a control step asks of the run around it. */
export interface ControlHost {
  runSteps(steps: readonly PlannedStep[], frame: Frame): Promise<void>;
  wait(step: PlannedPause, frame: Frame): Promise<Values>;
  /** The inputs of a part, with its defaults; throws a user error for what is wrong with them. */
  checkInputs(plan: Plan, given: Values): Values;
  progressed(step: string, fraction: number, message: string): void;
  /** Tells once, after several runs of the same steps, how often each ran. */
  repeated(steps: readonly PlannedStep[]): Promise<void>;
  /** The step that an error came from. */
  failedStepOf(error: AppError): string | undefined;
}

/** Runs a step that decides which others run; what it answers is its outcome. */
export function runControl(step: PlannedControl, frame: Frame, host: ControlHost): Promise<Values> {
  for (const { path } of leafSteps(innerSteps(step))) frame.outputs.forget(path);
  switch (step.kind) {
    case "branch":
      return runBranch(step, frame, host);
    case "parallel":
      return runParallel(step, frame, host);
    case "each":
      return runEach(step, frame, host);
    case "try":
      return runTry(step, frame, host);
    case "wait":
    case "event":
    case "approval":
      return host.wait(step, frame);
    case "workflow":
      return runSubWorkflow(step, frame, host);
  }
}

async function runBranch(step: PlannedBranch, frame: Frame, host: ControlHost): Promise<Values> {
  const value = evaluate(step.condition, frame);
  const name = step.method === "when" ? armOfTruth(value, step) : armOfCase(value, step);
  const arm = step.arms.find((candidate) => candidate.name === name);
  if (arm === undefined) return { chosen: "none" };
  const answers = await runArm(arm, inside(frame), host);
  return { chosen: arm.name, ...answers };
}

function armOfTruth(value: unknown, { path }: PlannedBranch): string {
  if (typeof value === "boolean") return value ? "then" : "else";
  throw conditionError(path, "condition must be true or false", value, "compare it with a value");
}

function armOfCase(value: unknown, { path, arms }: PlannedBranch): string {
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  const name = isPlain ? String(value) : undefined;
  const isNamed = arms.some((arm) => arm.name === name && name !== "default");
  if (name !== undefined && isNamed) return name;
  if (arms.some((arm) => arm.name === "default")) return "default";
  const cases = arms.map((arm) => arm.name).join(", ");
  throw conditionError(path, `value must be one of ${cases}`, value, "add a case for it, or default:");
}

function conditionError(path: string, rule: string, value: unknown, remedy: string): AppError {
  const was = typeof value === "object" && value !== null ? "a list or map" : String(value);
  return userError({
    code: "workflow.condition-unknown",
    message: `${rule}, was ${was}`,
    field: path,
    value: was,
    remedy,
  });
}

async function runArm(arm: PlannedArm, frame: Frame, host: ControlHost): Promise<Values> {
  await host.runSteps(arm.steps, frame);
  return readAnswers(arm.answers, frame);
}

function readAnswers(answers: readonly ArmAnswer[], frame: Frame): Values {
  return Object.fromEntries(answers.map(({ name, step, field }) => [name, frame.outputs.get(step)?.[field]]));
}

async function runParallel(step: PlannedParallel, frame: Frame, host: ControlHost): Promise<Values> {
  const { steps, limit, onFailure } = step;
  const failures = await runTogether({
    count: steps.length,
    limit,
    onFailure,
    cancellation: frame.cancellation,
    run: (index, cancellation) =>
      host.runSteps(steps.slice(index, index + 1), { ...inside(frame), cancellation }),
  });
  if (failures.size === 0) return {};
  const causes = [...failures].map(([index, error]) => [steps[index]?.path ?? "", error] as const);
  throw togetherError(`steps of ${step.path}`, causes);
}

async function runEach(step: PlannedEach, frame: Frame, host: ControlHost): Promise<Values> {
  const items = itemsOf(evaluate(step.items, frame), step);
  const results = new Map<number, Values>();
  const frames = items.map((item, index) => eachFrame(frame, item, index));
  let done = 0;
  const failures = await runTogether({
    count: items.length,
    limit: step.limit,
    onFailure: step.onFailure,
    cancellation: frame.cancellation,
    async run(index, cancellation) {
      const own = { ...(frames[index] ?? frame), cancellation };
      await host.runSteps(step.steps, own);
      if (step.where === undefined || isTrue(evaluate(step.where, own), step)) {
        results.set(index, collect(step, own));
      }
      done += 1;
      if (!frame.isQuiet) host.progressed(step.path, done / items.length, `${done} of ${items.length}`);
    },
  });
  if (!frame.isQuiet) await host.repeated(step.steps);
  const causes = [...failures].map(([index, error]) => [nameOf(items[index], index), error] as const);
  // A list of nothing but failures is no success.
  const mayGoOn = step.mayFail && causes.length < items.length;
  if (causes.length > 0 && !mayGoOn) throw togetherError(`items of ${step.path}`, causes);
  const kept = [...results.keys()].toSorted((left, right) => left - right);
  const collected = kept.map((index) => results.get(index) ?? {});
  return {
    ...(step.reduce === undefined ? {} : { reduced: reduceResults(step.reduce, collected, frame) }),
    results: collected,
    items: kept.map((index) => items[index]),
    failures: causes.map(([item, { code, message }]) => ({ item, code, message })),
  };
}

function eachFrame(frame: Frame, item: unknown, index: number): Frame {
  return {
    ...inside(frame),
    locals: { ...frame.locals, item, index },
    outputs: createOutputScope(frame.outputs),
    isQuiet: frame.isQuiet || index > 0,
    isOfItem: true,
    seedPath: `${frame.seedPath}#${index}`,
  };
}

function itemsOf(value: unknown, { path }: PlannedEach): readonly unknown[] {
  if (Array.isArray(value) && value.length <= MAX_ITEMS) return value;
  const was = Array.isArray(value) ? `${value.length} items` : typeof value;
  throw userError({
    code: "workflow.items-invalid",
    message: `for_each must have a list of at most ${MAX_ITEMS} items, was ${was}`,
    field: path,
    value: was,
    remedy: "give it a list such as ${inputs.symbols}",
  });
}

function isTrue(value: unknown, { path }: PlannedEach): boolean {
  if (typeof value === "boolean") return value;
  throw conditionError(`${path}.where`, "condition must be true or false", value, "compare it with a value");
}

function collect(step: PlannedEach, frame: Frame): Values {
  return Object.fromEntries(step.collect.map(({ name, value }) => [name, readBound(value, frame)]));
}

/** Folds what was collected, in the order of the items. */
function reduceResults(
  { start, next }: NonNullable<PlannedEach["reduce"]>,
  results: readonly Values[],
  frame: Frame,
): unknown {
  return results.reduce<unknown>(
    (so_far, result, index) => {
      const locals = { ...frame.locals, so_far, result, index };
      return evaluate(next, { ...frame, locals });
    },
    readBound(start, frame),
  );
}

function nameOf(item: unknown, index: number): string {
  return typeof item === "string" || typeof item === "number" ? String(item) : `item ${index}`;
}

/** `finally` runs after success and after failure; a cancelled run stops at once, also here. */
async function runTry(step: PlannedTry, frame: Frame, host: ControlHost): Promise<Values> {
  let outcome: Values;
  try {
    outcome = await runTryAndCatch(step, frame, host);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (isCancelledError(error) || frame.cancellation.isCancelled) throw error;
    await host.runSteps(step.finallySteps, inside(frame));
    throw error;
  }
  await host.runSteps(step.finallySteps, inside(frame));
  return outcome;
}

async function runTryAndCatch(step: PlannedTry, frame: Frame, host: ControlHost): Promise<Values> {
  try {
    const answers = await runArm(step.body, inside(frame), host);
    return { failed: false, ...answers };
  } catch (thrown) {
    const error = toAppError(thrown);
    const mustPass = step.caught === undefined || isCancelledError(error) || frame.cancellation.isCancelled;
    if (step.caught === undefined || mustPass) throw error;
    const { code, message, kind } = toSerialError(error);
    const caught = { code, message, kind, step: host.failedStepOf(error) ?? step.path };
    const own = { ...inside(frame), locals: { ...frame.locals, error: caught } };
    return { failed: true, ...(await runArm(step.caught, own, host)) };
  }
}

/** The steps of the other workflow see its inputs and nothing else of the run around them. */
async function runSubWorkflow(step: PlannedSubWorkflow, frame: Frame, host: ControlHost): Promise<Values> {
  const inputs = host.checkInputs(step.plan, resolveInput(step, frame));
  const own = { ...inside(frame), inputs, locals: {}, trigger: {} };
  await host.runSteps(step.plan.steps, own);
  return readAnswers(step.answers, own);
}

function inside(frame: Frame): Frame {
  return { ...frame, isContained: true };
}

function evaluate(expression: Expression, frame: Frame): unknown {
  return evaluateExpression(expression, (path) => readPath(path, frame));
}

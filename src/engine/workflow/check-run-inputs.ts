import { z } from "zod";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { InputView } from "#shared/ipc/channels/workflow-channels.ts";
import { findPrototypeKey } from "#engine/base/prototype-key.ts";
import { inputError, showValue } from "#engine/registry/input-error.ts";
import { inputFieldSchema } from "#engine/registry/method-fields.ts";
import { ownLeafSteps, type Plan, type PlannedCall, type PlannedSubWorkflow } from "./plan.ts";
import type { SliceCatalog } from "./planner-input.ts";
import { suggest } from "./problem-list.ts";
import { triggerInputSchema } from "./triggers.ts";

export type RunInputs = Readonly<Record<string, unknown>>;

/**
 * The inputs of a run with the defaults that the workflow declares. Throws a user error with field, value and remedy
 * for what is unknown, missing or not what the methods take, before any step runs.
 */
export function checkRunInputs(plan: Plan, given: RunInputs, catalog: SliceCatalog): RunInputs {
  refusePrototypeKey(given, plan);
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  for (const name of Object.keys(present)) {
    if (!plan.acceptedInputs.includes(name)) throw unknownInputError(name, plan);
  }
  for (const input of plan.inputs) {
    if (input.isRequired && !Object.hasOwn(present, input.name)) throw missingInputError(input, plan);
  }
  checkDates(present);
  const complete = { ...plan.defaults, ...present };
  checkKnownInputs(plan, complete, catalog);
  return complete;
}

/** Throws the user error of the first input that is not what the methods take; one that is missing is fine. */
export function checkKnownInputs(plan: Plan, inputs: RunInputs, catalog: SliceCatalog): void {
  for (const step of ownLeafSteps(plan.steps)) {
    if (step.kind === "call") checkCall(step, inputs, catalog);
    else if (step.kind === "workflow") checkKnownInputs(step.plan, inputsOf(step, inputs), catalog);
  }
  for (const input of plan.inputs) checkPlainType(input, inputs);
}

/** The inputs of a part that come straight from inputs of the whole. */
function inputsOf({ wires }: PlannedSubWorkflow, inputs: RunInputs): RunInputs {
  return Object.fromEntries(
    wires.flatMap(({ field, source }) => {
      const name = inputNameOf(source);
      return name === undefined || inputs[name] === undefined ? [] : [[field.name, inputs[name]]];
    }),
  );
}

const PLAIN_TYPES: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ["number", z.number()],
  ["string", z.string()],
  ["boolean", z.boolean()],
]);

/** What no method takes, a trigger does; of any other input its plain type is all that is known. */
function checkPlainType({ name, type }: InputView, inputs: RunInputs): void {
  const schema = inputs[name] === undefined ? undefined : (triggerInputSchema(name) ?? PLAIN_TYPES.get(type));
  if (schema !== undefined) checkValue(name, inputs[name], schema, "inputs of the run");
}

/** Checks the fields whose values are known before the run: those that come straight from an input. */
function checkCall(call: PlannedCall, inputs: RunInputs, catalog: SliceCatalog): void {
  const method = catalog.findManifest(call.slice)?.methods[call.method];
  if (method === undefined) return;
  for (const { field, source } of call.wires) {
    const name = inputNameOf(source);
    const value = name === undefined ? undefined : inputs[name];
    const schema = inputFieldSchema(method, field.name);
    if (name === undefined || value === undefined || schema === undefined) continue;
    checkValue(name, value, schema, `${call.path} calls ${call.slice}.${call.method}`);
  }
}

function checkValue(name: string, value: unknown, schema: z.ZodType, where: string): void {
  const parsed = z.object({ [name]: schema }).safeParse({ [name]: value });
  if (parsed.success) return;
  const about = { code: "workflow.input-invalid", where, fields: [name] };
  throw inputError(parsed.error, { [name]: value }, about);
}

function inputNameOf(source: PlannedCall["wires"][number]["source"]): string | undefined {
  if (source.kind === "input") return source.name;
  return source.kind === "with" && source.value.kind === "input" ? source.value.name : undefined;
}

// Both are plain days to their schemas; only together can they be wrong.
function checkDates({ from, to }: RunInputs): void {
  if (typeof from !== "string" || typeof to !== "string" || from <= to) return;
  throw userError({
    code: "workflow.input-invalid",
    message: `from must not be after to (${to}), was ${from}`,
    field: "from",
    value: from,
    remedy: "swap from and to",
  });
}

function refusePrototypeKey(given: RunInputs, plan: Plan): void {
  const path = findPrototypeKey(given);
  if (path === undefined) return;
  throw userError({
    code: "workflow.input-invalid",
    message: `inputs of ${plan.workflow} must not hold a member called __proto__, was at ${path}`,
    field: path,
    value: "__proto__",
    remedy: "leave that member out, or give it another name",
  });
}

function unknownInputError(name: string, plan: Plan): AppError {
  const names = plan.inputs.map((input) => input.name);
  const isNear = suggest(name, names).startsWith("did you mean");
  return userError({
    code: "workflow.input-unknown",
    message: `input of ${plan.workflow} must be known, was ${name}`,
    field: name,
    value: name,
    remedy: suggest(name, isNear ? names : plan.acceptedInputs),
  });
}

function missingInputError(input: InputView, plan: Plan): AppError {
  const choices = input.choices === undefined ? "" : ` (one of ${input.choices.join(", ")})`;
  return userError({
    code: "workflow.input-missing",
    message: `${input.name} is required by ${plan.workflow}`,
    field: input.name,
    value: showValue(undefined),
    remedy: `give ${input.name}, of type ${input.type}${choices}`,
  });
}

import { userError } from "#shared/errors/app-error.ts";
import { evaluateExpression, readMember } from "./expressions/evaluate-expression.ts";
import type { BoundValue, FieldSource, PlannedCall } from "./plan.ts";

type Values = Readonly<Record<string, unknown>>;

/** What a step can read: the run's inputs, the outputs of earlier steps by path, and the trigger's values. */
export interface Namespace {
  readonly inputs: Values;
  readonly outputs: { get(path: string): Values | undefined };
  readonly trigger: Values;
  /** `item`, `index` and `error` of the steps around it. */
  readonly locals: Values;
}

/** The input of a call; a field without a value is left out, so that its default holds. */
export function resolveInput(call: Pick<PlannedCall, "wires">, names: Namespace): Values {
  const entries = call.wires.map(({ field, source }) => [field.name, readSource(source, names)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function readSource(source: FieldSource, names: Namespace): unknown {
  switch (source.kind) {
    case "default":
      return undefined;
    case "input":
      return names.inputs[source.name];
    case "trigger":
      return names.trigger[source.name];
    case "step":
      return readOutput(source.step, [source.field], names);
    case "with":
      return readBound(source.value, names);
  }
}

export function readBound(value: BoundValue, names: Namespace): unknown {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "input":
      return names.inputs[value.name];
    case "list":
      return value.items.map((item) => readBound(item, names));
    case "map":
      return Object.fromEntries(value.entries.map((entry) => [entry.key, readBound(entry.value, names)]));
    case "step":
      return readKeys(value.step, value.keys, names);
    case "expression":
      return evaluateExpression(value.expression, (path) => readPath(path, names));
  }
}

/** What a bound path of an expression means; undefined when there is no such value. */
export function readPath([root = "", first = "", ...more]: readonly string[], names: Namespace): unknown {
  if (root === "steps") return more.reduce<unknown>(readMember, names.outputs.get(first));
  const keys = first === "" ? [] : [first, ...more];
  if (root === "inputs") return keys.reduce<unknown>(readMember, names.inputs);
  return keys.reduce<unknown>(readMember, readMember(names.locals, root));
}

/** A wired output; undefined when its step did not answer it (an optional output, or a trigger that never fired). */
function readOutput(step: string, [field = ""]: readonly string[], names: Namespace): unknown {
  return names.outputs.get(step)?.[field];
}

/** A reference that was written down must mean something: a missing value is an error, never a silent default. */
function readKeys(step: string, keys: readonly string[], names: Namespace): unknown {
  const found = keys.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Values)[key]
        : undefined,
    names.outputs.get(step),
  );
  if (found !== undefined) return found;
  const reference = `steps.${step}.${keys.join(".")}`;
  throw userError({
    code: "workflow.reference-empty",
    message: `reference must have a value, was \${${reference}} without one`,
    field: reference,
    value: "missing",
    remedy: "refer to a value that the step answers",
  });
}

import type { MethodManifest } from "#engine/base/define-slice.ts";
import { describeIssue } from "#engine/registry/input-error.ts";
import { inputFieldSchema, type FieldInfo } from "#engine/registry/method-fields.ts";
import { bindValue } from "./bind-value.ts";
import type { CallStep, WithField } from "./definition.ts";
import type { StepOutputs } from "./step-outputs.ts";
import type { FieldSource, FieldWire } from "./plan.ts";
import type { Position } from "./problem.ts";
import type { ProblemList } from "./problem-list.ts";
import type { RunInputList } from "./run-input-list.ts";
import { describeProducer, wireField, type Scope } from "./wire.ts";

interface ValueProblem {
  readonly message: string;
  readonly remedy: string;
}

export interface CallToWire {
  readonly step: Pick<CallStep, "path" | "at" | "with">;
  /** What it takes. */
  readonly fields: readonly FieldInfo[];
  /** What is wrong with a value that is written down; undefined when nothing is. */
  readonly checkValue: (field: FieldInfo, value: unknown) => ValueProblem | undefined;
  readonly scope: Scope;
  readonly inputs: RunInputList;
  /** Outputs of the steps before it, by path. */
  readonly outputs: StepOutputs;
  readonly problems: ProblemList;
}

/** Finds the source of every field of a call; what has none, or two, is reported. */
export function wireCall(call: CallToWire): readonly FieldWire[] {
  reportUnknownFields(call);
  return call.fields.map((field) => ({ field, source: findSource(call, field) }));
}

function reportUnknownFields({ step, fields, problems }: CallToWire): void {
  const names = fields.map(({ name }) => name);
  for (const { name, at } of step.with) {
    if (names.includes(name)) continue;
    const path = `steps.${step.path}.with.${name}`;
    problems.addUnknown({ code: "workflow.field-unknown", at, path, what: "field", name }, names);
  }
}

function findSource(call: CallToWire, field: FieldInfo): FieldSource {
  const written = call.step.with.find(({ name }) => name === field.name);
  if (written !== undefined) return findWritten(call, field, written);
  call.inputs.meet(field);
  const wiring = wireField(field, call.scope, call.inputs.given);
  switch (wiring.kind) {
    case "wired":
      return wiring.source;
    case "open":
      return findOpen(call, field);
    case "ambiguous":
      report(call, field, {
        code: "workflow.producer-ambiguous",
        message: `${field.name} must have one producer, was ${wiring.producers.map(describeProducer).join(" and ")}`,
        remedy: `choose one with with: { ${field.name}: "${describeProducer(wiring.producers[0] ?? NO_PRODUCER)}" }`,
      });
      return { kind: "default" };
    case "unresolved": {
      const others = wiring.others.map((other) => `${describeProducer(other)} of type ${other.wire}`);
      report(call, field, {
        code: "workflow.input-unresolved",
        message: `${field.name} of type ${field.wire} must come from an earlier step, was ${others.join(" and ") || "from none"}`,
        remedy: `add a step before it that gives ${field.name}`,
      });
      return { kind: "default" };
    }
  }
}

const NO_PRODUCER = {
  name: "field",
  wire: "unknown",
  source: { kind: "step", step: "step", field: "field" },
} as const;

function findOpen(call: CallToWire, field: FieldInfo): FieldSource {
  const isFree = call.inputs.addOpen(field);
  if (isFree || !field.isRequired) {
    // Whoever runs it as a part gives its inputs without saying their names before.
    const isRead = field.isRequired || call.inputs.isPart;
    return isRead ? { kind: "input", name: field.name } : { kind: "default" };
  }
  report(call, field, {
    code: "workflow.type-mismatch",
    message: `${field.name} must be of type ${field.wire}, was an input of another type`,
    remedy: `set it with with: { ${field.name}: ... }`,
  });
  return { kind: "default" };
}

function findWritten(call: CallToWire, field: FieldInfo, written: WithField): FieldSource {
  const { step, outputs, problems } = call;
  const path = `steps.${step.path}.with.${field.name}`;
  const value = bindValue(written.value, {
    field,
    path,
    from: step.path,
    outputs,
    problems,
    inputs: call.inputs,
    locals: call.scope.locals,
  });
  if (value.kind === "literal") checkLiteral(call, field, value, path);
  return { kind: "with", value };
}

function checkLiteral(
  { checkValue, problems }: CallToWire,
  field: FieldInfo,
  { value, at }: { readonly value: unknown; readonly at: Position },
  path: string,
): void {
  // Nothing is left of a literal that parse-with.ts refused, and it was reported there.
  const wrong = value === undefined ? undefined : checkValue(field, value);
  if (wrong !== undefined) problems.add({ code: "workflow.value-invalid", at, path, ...wrong });
}

/** What a method's schema finds wrong with a value of one of its fields. */
export function checkByMethod(method: MethodManifest): CallToWire["checkValue"] {
  return (field, value) => {
    const parsed = inputFieldSchema(method, field.name)?.safeParse(value);
    const [issue] = parsed?.error?.issues ?? [];
    if (issue === undefined) return undefined;
    const rooted = { ...issue, path: [field.name, ...issue.path] };
    const { message, remedy } = describeIssue(rooted, { [field.name]: value }, []);
    return { message, remedy };
  };
}

function report(
  { step, problems }: CallToWire,
  field: FieldInfo,
  parts: { readonly code: string; readonly message: string; readonly remedy: string },
): void {
  problems.add({ ...parts, at: step.at, path: `steps.${step.path}.${field.name}` });
}

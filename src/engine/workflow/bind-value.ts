import type { FieldInfo } from "#engine/registry/method-fields.ts";
import { bindExpression } from "./bind-expression.ts";
import type { Locals } from "./expression-place.ts";
import type { WithValue } from "./definition.ts";
import { findStep, type StepMatch } from "./find-step.ts";
import type { StepOutputs } from "./step-outputs.ts";
import type { BoundValue } from "./plan.ts";
import type { Position } from "./problem.ts";
import type { ProblemList } from "./problem-list.ts";
import type { RunInputList } from "./run-input-list.ts";

export interface Binding {
  readonly field: FieldInfo;
  readonly path: string;
  /** Path of the step that holds the value. */
  readonly from: string;
  readonly outputs: StepOutputs;
  readonly inputs: RunInputList;
  /** What `item`, `index` and `error` are at this place. */
  readonly locals: Locals;
  readonly problems: ProblemList;
}

/** Finds what the references of a value mean; the type is checked where a reference is the whole field. */
export function bindValue(value: WithValue, binding: Binding, isWhole = true): BoundValue {
  switch (value.kind) {
    case "literal":
      return value;
    case "list":
      return { kind: "list", items: value.items.map((item) => bindValue(item, binding, false)) };
    case "map":
      return {
        kind: "map",
        entries: value.entries.map((entry) => ({
          key: entry.key,
          value: bindValue(entry.value, binding, false),
        })),
      };
    case "input":
      binding.inputs.refer(value.name, { field: binding.field, at: value.at, path: binding.path, isWhole });
      return value;
    case "step":
      return bindStep(value.segments, value.at, binding, isWhole);
    case "expression": {
      const { expression } = bindExpression(value.expression, { ...binding, at: value.at });
      return { kind: "expression", expression, at: value.at };
    }
  }
}

function bindStep(segments: readonly string[], at: Position, binding: Binding, isWhole: boolean): BoundValue {
  const match = findStep(segments, { ...binding, at });
  const bound = match === undefined ? undefined : checkField(match, at, binding, isWhole);
  return bound ?? { kind: "literal", value: undefined, at };
}

function checkField(
  match: StepMatch,
  at: Position,
  binding: Binding,
  isWhole: boolean,
): BoundValue | undefined {
  const { field, path, outputs, problems } = binding;
  const fields = outputs.get(match.step) ?? [];
  const [name = "", ...deeper] = match.keys;
  const produced = fields.find((output) => output.name === name);
  if (produced === undefined) {
    const names = fields.map((output) => output.name);
    problems.addUnknown(
      { code: "workflow.output-unknown", at, path, what: `output of ${match.step}`, name },
      names,
    );
    return undefined;
  }
  if (isWhole && deeper.length === 0 && produced.wire !== field.wire) {
    problems.add({
      code: "workflow.type-mismatch",
      at,
      path,
      message: `${field.name} must be of type ${field.wire}, was ${match.step}.${name} of type ${produced.wire}`,
      remedy: `use an output of type ${field.wire}`,
    });
  }
  return { kind: "step", ...match };
}

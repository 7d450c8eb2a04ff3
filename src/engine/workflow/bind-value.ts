import type { FieldInfo } from "#engine/registry/method-fields.ts";
import type { WithValue } from "./definition.ts";
import type { BoundValue } from "./plan.ts";
import type { Position } from "./problem.ts";
import type { ProblemList } from "./problem-list.ts";
import type { RunInputList } from "./run-input-list.ts";

/** Fields that each step before this one answers, by path of the step. */
export type StepOutputs = Map<string, readonly FieldInfo[]>;

interface Binding {
  readonly field: FieldInfo;
  readonly path: string;
  /** Path of the step that holds the value. */
  readonly from: string;
  readonly outputs: StepOutputs;
  readonly inputs: RunInputList;
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
  }
}

function bindStep(segments: readonly string[], at: Position, binding: Binding, isWhole: boolean): BoundValue {
  const nothing: BoundValue = { kind: "literal", value: undefined, at };
  const match = findStep(segments, binding.outputs);
  const { problems, path, from } = binding;
  const [name = ""] = segments;
  if (match === undefined) {
    const isItself = from.split(".").includes(name);
    if (!isItself) {
      const known = [...binding.outputs.keys()];
      problems.addUnknown({ code: "workflow.step-unknown", at, path, what: "earlier step", name }, known);
      return nothing;
    }
    problems.add({
      code: "workflow.self-reference",
      at,
      path,
      message: `step must not refer to itself or a step around it, was ${name}`,
      remedy: "refer to a step before it",
    });
    return nothing;
  }
  if (match === "ambiguous") {
    problems.add({
      code: "workflow.step-ambiguous",
      at,
      path,
      message: `reference must name one step, was ${name}, of which there are several`,
      remedy: "write the whole path of the step, such as group.step",
    });
    return nothing;
  }
  return checkField(match, at, binding, isWhole) ?? nothing;
}

interface StepMatch {
  readonly step: string;
  /** The output field, then keys inside it. */
  readonly keys: readonly string[];
}

/** The step that the longest possible start of the segments names, by its whole path or by the end of it. */
function findStep(segments: readonly string[], outputs: StepOutputs): StepMatch | "ambiguous" | undefined {
  for (let length = segments.length - 1; length > 0; length -= 1) {
    const name = segments.slice(0, length).join(".");
    const keys = segments.slice(length);
    if (outputs.has(name)) return { step: name, keys };
    const [step, ...more] = [...outputs.keys()].filter((path) => path.endsWith(`.${name}`));
    if (more.length > 0) return "ambiguous";
    if (step !== undefined) return { step, keys };
  }
  return undefined;
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

import type { FieldInfo } from "#engine/registry/method-fields.ts";
import type { InputDefinition } from "./definition.ts";
import type { Position } from "./problem.ts";
import type { InputView } from "#shared/ipc/channels/workflow-channels.ts";
import type { ProblemList } from "./problem-list.ts";
import type { GivenInputs } from "./wire.ts";

/**
 * The inputs of a run: those that the file declares, and those that follow from fields which no step feeds.
 * The type of an input that is not declared is that of the first field of its name.
 */
export interface RunInputList {
  /** True for the inputs of a workflow that a step of another one runs. */
  readonly isPart: boolean;
  /** Meets a field that is not set by `with`, before it is wired. */
  meet(field: FieldInfo): void;
  /** Inputs that go before any producer. */
  readonly given: GivenInputs;
  /** Wire types of the inputs that the file declares, by name; an expression may use these. */
  readonly declared: ReadonlyMap<string, string>;
  /** A field that nothing feeds; false when its name already stands for a value of another type. */
  addOpen(field: FieldInfo): boolean;
  /** A `${inputs.x}` in a field; it must be declared, and of the field's type when it is the whole of its value. */
  refer(name: string, use: InputUse): void;
  /** An input that belongs to a trigger and to no field. */
  add(input: InputView): void;
  list(): readonly InputView[];
  accepted(): readonly string[];
}

interface InputUse {
  readonly field: FieldInfo;
  readonly at: Position;
  readonly path: string;
  readonly isWhole: boolean;
}

export function createRunInputList(
  declared: readonly InputDefinition[],
  givenNames: ReadonlySet<string>,
  problems: ProblemList,
  isPart = false,
): RunInputList {
  const given = new Map(declared.map(({ name, type }) => [name, type]));
  const found = new Map<string, InputView>();
  const types = new Map<string, string>();
  const accepted = new Set<string>();
  for (const definition of declared) {
    accepted.add(definition.name);
    types.set(definition.name, definition.type);
    found.set(definition.name, fromDefinition(definition));
  }

  /** Tells a declared input about a field that it feeds. */
  function use(field: FieldInfo, name: string): void {
    const input = found.get(name);
    if (input === undefined) return;
    found.set(name, {
      ...input,
      unit: input.unit ?? field.unit,
      choices: input.choices ?? field.choices,
      isRequired: input.isRequired || (field.isRequired && input.default === undefined),
      default: input.default ?? field.default,
    });
  }

  function meet(field: FieldInfo): void {
    accepted.add(field.name);
    if (givenNames.has(field.name) && !given.has(field.name)) given.set(field.name, field.wire);
    if (given.get(field.name) === field.wire) use(field, field.name);
  }

  function addOpen(field: FieldInfo): boolean {
    const type = types.get(field.name);
    if (type !== undefined && type !== field.wire) return false;
    types.set(field.name, field.wire);
    if (!field.isGivable) return true;
    const known = found.get(field.name);
    found.set(field.name, known === undefined ? fromField(field) : requireToo(known, field));
    return true;
  }

  function refer(name: string, { field, at, path, isWhole }: InputUse): void {
    const definition = declared.find((input) => input.name === name);
    if (definition === undefined) {
      const names = declared.map((input) => input.name);
      problems.addUnknown({ code: "workflow.input-unknown", at, path, what: "input", name }, names);
      return;
    }
    if (!isWhole) return;
    if (definition.type !== field.wire) {
      problems.add({
        code: "workflow.type-mismatch",
        at,
        path,
        message: `${field.name} must be of type ${field.wire}, was input ${name} of type ${definition.type}`,
        remedy: `declare ${name} with type ${field.wire}, or use another input`,
      });
    }
    use(field, name);
  }

  function add(input: InputView): void {
    accepted.add(input.name);
    if (!found.has(input.name)) found.set(input.name, input);
  }

  return {
    isPart,
    meet,
    add,
    given,
    declared: new Map(declared.map(({ name, type }) => [name, type])),
    addOpen,
    refer,
    list: () => [...found.values()],
    accepted: () => [...accepted],
  };
}

function fromDefinition(definition: InputDefinition): InputView {
  const { name, title, type, unit, isRequired, default: value } = definition;
  return { name, title: title ?? name, type, unit, isRequired, default: value, choices: undefined };
}

function fromField({ name, title, wire, unit, isRequired, default: value, choices }: FieldInfo): InputView {
  return { name, title, type: wire, unit, isRequired, default: value, choices };
}

function requireToo(input: InputView, field: FieldInfo): InputView {
  return { ...input, isRequired: input.isRequired || field.isRequired };
}

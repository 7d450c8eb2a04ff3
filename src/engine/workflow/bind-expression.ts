import type { JsonShape } from "#engine/registry/method-fields.ts";
import { checkBinary, checkKind } from "./check-expression.ts";
import type { Expression } from "./expressions/expression.ts";
import type { BoundExpression, ExpressionPlace } from "./expression-place.ts";
import { findStep } from "./find-step.ts";

const BOOLEAN: JsonShape = { type: "boolean" };
const NUMBER: JsonShape = { type: "number" };
const UNKNOWN: JsonShape = {};
const CALL_SHAPES: ReadonlyMap<string, JsonShape> = new Map([
  ["has", BOOLEAN],
  ["ranked", { type: "array" }],
]);

/** Finds what the names of an expression mean and checks types as far as they are known; reports what is wrong. */
export function bindExpression(expression: Expression, place: ExpressionPlace): BoundExpression {
  switch (expression.kind) {
    case "literal":
      return { expression, shape: expression.value === null ? UNKNOWN : { type: typeof expression.value } };
    case "list": {
      const items = expression.items.map((item) => bindExpression(item, place));
      const shape = { type: "array", items: items[0]?.shape ?? UNKNOWN };
      return { expression: { ...expression, items: items.map((item) => item.expression) }, shape };
    }
    case "path":
      return bindPath(expression, place);
    case "member": {
      const object = bindExpression(expression.object, place);
      const shape = memberShape(object.shape, expression.name, place);
      return { expression: { ...expression, object: object.expression }, shape };
    }
    case "index": {
      const object = bindExpression(expression.object, place);
      const index = bindExpression(expression.index, place);
      return {
        expression: { ...expression, object: object.expression, index: index.expression },
        shape: object.shape.items ?? UNKNOWN,
      };
    }
    case "not":
    case "negate": {
      const shape = expression.kind === "not" ? BOOLEAN : NUMBER;
      const operand = bindAs(expression.operand, shape, place);
      return { expression: { ...expression, operand }, shape };
    }
    case "binary": {
      const left = bindExpression(expression.left, place);
      const right = bindExpression(expression.right, place);
      const shape = checkBinary(expression.operator, left, right, place);
      return { expression: { ...expression, left: left.expression, right: right.expression }, shape };
    }
    case "choice": {
      const whenTrue = bindExpression(expression.whenTrue, place);
      const whenFalse = bindExpression(expression.whenFalse, place);
      const condition = bindAs(expression.condition, BOOLEAN, place);
      return {
        expression: {
          ...expression,
          condition,
          whenTrue: whenTrue.expression,
          whenFalse: whenFalse.expression,
        },
        shape: whenTrue.shape.type === whenFalse.shape.type ? { type: whenTrue.shape.type ?? [] } : UNKNOWN,
      };
    }
    case "call":
      return bindCall(expression, place);
  }
}

/** Binds an expression that must give a value of that type. */
export function bindAs(expression: Expression, wanted: JsonShape, place: ExpressionPlace): Expression {
  const bound = bindExpression(expression, place);
  checkKind(bound, wanted, place);
  return bound.expression;
}

function bindCall(call: Expression & { readonly kind: "call" }, place: ExpressionPlace): BoundExpression {
  const isAboutNumbers = !["has", "size", "ranked", "sum"].includes(call.name);
  const items = call.items.map((item) =>
    isAboutNumbers ? bindAs(item, NUMBER, place) : bindExpression(item, place).expression,
  );
  return { expression: { ...call, items }, shape: CALL_SHAPES.get(call.name) ?? NUMBER };
}

function bindPath(path: Expression & { readonly kind: "path" }, place: ExpressionPlace): BoundExpression {
  const [root = "", ...names] = path.names;
  if (root === "steps") return bindStepPath(path, names, place);
  if (root === "inputs") return { expression: path, shape: inputShape(names, place) };
  const { locals, at, problems } = place;
  if (Object.hasOwn(locals, root)) {
    const shape = names.reduce((found, name) => memberShape(found, name, place), locals[root] ?? UNKNOWN);
    return { expression: path, shape };
  }
  problems.addUnknown({ code: "workflow.name-unknown", at, path: place.path, what: "name", name: root }, [
    "inputs",
    "steps",
    ...Object.keys(locals),
  ]);
  return { expression: path, shape: UNKNOWN };
}

function bindStepPath(
  path: Expression & { readonly kind: "path" },
  names: readonly string[],
  place: ExpressionPlace,
): BoundExpression {
  const match = findStep(names, place);
  if (match === undefined) return { expression: path, shape: UNKNOWN };
  const [name = "", ...deeper] = match.keys;
  const fields = place.outputs.get(match.step) ?? [];
  const field = fields.find((output) => output.name === name);
  if (field === undefined) {
    const what = `output of ${match.step}`;
    place.problems.addUnknown(
      { code: "workflow.output-unknown", at: place.at, path: place.path, what, name },
      fields.map((output) => output.name),
    );
  }
  const shape = deeper.reduce((found, key) => memberShape(found, key, place), field?.shape ?? UNKNOWN);
  return { expression: { ...path, names: ["steps", match.step, ...match.keys] }, shape };
}

function inputShape([name = "", ...deeper]: readonly string[], place: ExpressionPlace): JsonShape {
  const { declared } = place.inputs;
  const wire = declared.get(name);
  if (wire === undefined) {
    const parts = { code: "workflow.input-unknown", at: place.at, path: place.path, what: "input", name };
    place.problems.addUnknown(parts, declared.keys());
    return UNKNOWN;
  }
  return deeper.reduce((found, key) => memberShape(found, key, place), INPUT_SHAPES.get(wire) ?? UNKNOWN);
}

const INPUT_SHAPES: ReadonlyMap<string, JsonShape> = new Map<string, JsonShape>([
  ["number", NUMBER],
  ["boolean", BOOLEAN],
  ["string", { type: "string" }],
  ["date", { type: "string" }],
  ["strategyId", { type: "string" }],
  ["symbols", { type: "array", items: { type: "string" } }],
]);

/** A member of a value whose members are all known must be one of them. */
function memberShape(object: JsonShape, name: string, { at, path, problems }: ExpressionPlace): JsonShape {
  const { properties } = object;
  if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name] ?? UNKNOWN;
  if (properties !== undefined && object.additionalProperties === false) {
    problems.addUnknown(
      { code: "workflow.member-unknown", at, path, what: "member", name },
      Object.keys(properties),
    );
  } else if (object.type === "array") {
    problems.add({
      code: "workflow.type-mismatch",
      at,
      path,
      message: `a list must be read by index, was .${name}`,
      remedy: `write [0].${name}, or use for_each`,
    });
  }
  return UNKNOWN;
}

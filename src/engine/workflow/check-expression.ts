import type { JsonShape } from "#engine/registry/method-fields.ts";
import type { BoundExpression, ExpressionPlace } from "./expression-place.ts";
import type { BinaryOperator } from "./expressions/expression.ts";
import { suggest } from "./problem-list.ts";

type Kind = "number" | "text" | "truth" | "list" | "map";

const KINDS: Readonly<Record<string, Kind>> = {
  number: "number",
  integer: "number",
  string: "text",
  boolean: "truth",
  array: "list",
  object: "map",
};

/** The plain type of a value as far as it is known. */
function kindOf({ type, enum: choices }: JsonShape): Kind | undefined {
  if (typeof type === "string") return KINDS[type];
  return choices !== undefined && choices.every((choice) => typeof choice === "string") ? "text" : undefined;
}

export function checkKind(bound: BoundExpression, wanted: JsonShape, place: ExpressionPlace): void {
  const [kind, wantedKind] = [kindOf(bound.shape), kindOf(wanted)];
  if (kind === undefined || wantedKind === undefined || kind === wantedKind) return;
  report(place, `value must be a ${wantedKind}, was a ${kind}`, `use a ${wantedKind}`);
}

/** Checks the two sides of an operator and answers what it gives. */
export function checkBinary(
  operator: BinaryOperator,
  left: BoundExpression,
  right: BoundExpression,
  place: ExpressionPlace,
): JsonShape {
  switch (operator) {
    case "&&":
    case "||":
      for (const side of [left, right]) checkKind(side, { type: "boolean" }, place);
      return { type: "boolean" };
    case "in":
      return { type: "boolean" };
    case "==":
    case "!=":
      checkSame(left, right, place);
      checkChoice(left, right, place);
      checkChoice(right, left, place);
      return { type: "boolean" };
    case "<":
    case "<=":
    case ">":
    case ">=":
      checkSame(left, right, place);
      return { type: "boolean" };
    case "+": {
      if (kindOf(left.shape) === "text" && kindOf(right.shape) === "text") return { type: "string" };
      checkSame(left, right, place);
      return kindOf(left.shape) === "number" ? { type: "number" } : {};
    }
    case "-":
    case "*":
    case "/":
    case "%":
      for (const side of [left, right]) checkKind(side, { type: "number" }, place);
      return { type: "number" };
  }
}

function checkSame(left: BoundExpression, right: BoundExpression, place: ExpressionPlace): void {
  const [first, second] = [kindOf(left.shape), kindOf(right.shape)];
  if (first === undefined || second === undefined || first === second) return;
  report(place, `both sides must be of one type, were a ${first} and a ${second}`, `use two of a ${first}`);
}

/** A value that is one of a few can never equal a text that is none of them. */
function checkChoice(
  { shape }: BoundExpression,
  { expression }: BoundExpression,
  place: ExpressionPlace,
): void {
  if (shape.enum === undefined || expression.kind !== "literal" || expression.value === null) return;
  if (shape.enum.includes(expression.value)) return;
  const choices = shape.enum.map(String);
  const message = `value compared must be one that can occur, was ${String(expression.value)}`;
  report(place, message, suggest(String(expression.value), choices), "workflow.choice-unknown");
}

function report(
  { at, path, problems }: ExpressionPlace,
  message: string,
  remedy: string,
  code = "workflow.type-mismatch",
): void {
  problems.add({ code, at, path, message, remedy });
}

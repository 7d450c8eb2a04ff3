import type { Expression } from "./expression.ts";

/** The first name of every path in an expression. */
export function rootsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "literal":
      return [];
    case "path":
      return expression.names.slice(0, 1);
    case "list":
    case "call":
      return expression.items.flatMap(rootsOf);
    case "member":
      return rootsOf(expression.object);
    case "index":
      return [expression.object, expression.index].flatMap(rootsOf);
    case "not":
    case "negate":
      return rootsOf(expression.operand);
    case "binary":
      return [expression.left, expression.right].flatMap(rootsOf);
    case "choice":
      return [expression.condition, expression.whenTrue, expression.whenFalse].flatMap(rootsOf);
  }
}

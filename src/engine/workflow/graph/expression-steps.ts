import type { Expression } from "../expressions/expression.ts";
import type { BoundValue, PlannedLeaf } from "../plan.ts";

/** A step and the output of it that something reads. */
export interface ReadOutput {
  readonly step: string;
  readonly field: string;
}

/** The outputs that a step reads in expressions, lists and maps, beside those that are wired to a field as they are. */
export function outputsRead(leaf: PlannedLeaf): readonly ReadOutput[] {
  switch (leaf.kind) {
    case "call":
    case "workflow":
      return leaf.wires.flatMap(({ source }) =>
        source.kind === "with" && !isWhole(source.value) ? ofValue(source.value) : [],
      );
    case "branch":
      return ofExpression(leaf.condition);
    case "each":
      return ofExpression(leaf.items);
    case "approval":
      return ofValue(leaf.text);
    case "event":
      return leaf.where === undefined ? [] : ofExpression(leaf.where);
    case "load":
    case "parallel":
    case "try":
    case "wait":
      return [];
  }
}

function isWhole(value: BoundValue): boolean {
  return value.kind === "step" && value.keys.length === 1;
}

function ofValue(value: BoundValue): readonly ReadOutput[] {
  switch (value.kind) {
    case "step":
      return [{ step: value.step, field: value.keys[0] ?? "" }];
    case "list":
      return value.items.flatMap(ofValue);
    case "map":
      return value.entries.flatMap((entry) => ofValue(entry.value));
    case "expression":
      return ofExpression(value.expression);
    case "literal":
    case "input":
      return [];
  }
}

function ofExpression(expression: Expression): readonly ReadOutput[] {
  switch (expression.kind) {
    case "path": {
      const [root, step = "", field = ""] = expression.names;
      return root === "steps" ? [{ step, field }] : [];
    }
    case "literal":
      return [];
    case "list":
    case "call":
      return expression.items.flatMap(ofExpression);
    case "member":
      return ofExpression(expression.object);
    case "index":
      return [expression.object, expression.index].flatMap(ofExpression);
    case "not":
    case "negate":
      return ofExpression(expression.operand);
    case "binary":
      return [expression.left, expression.right].flatMap(ofExpression);
    case "choice":
      return [expression.condition, expression.whenTrue, expression.whenFalse].flatMap(ofExpression);
  }
}

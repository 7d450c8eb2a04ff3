/** A parsed expression: plain data that can be stored, bound to a workflow and evaluated, never code. */
export type Expression = ExpressionNode & {
  /** Where it starts in the text, from 0. */
  readonly offset: number;
};

type ExpressionNode =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  /** A name and the members after it; the planner makes the second name of `steps` the whole path of a step. */
  | { readonly kind: "path"; readonly names: readonly string[] }
  | { readonly kind: "member"; readonly object: Expression; readonly name: string }
  | { readonly kind: "index"; readonly object: Expression; readonly index: Expression }
  | { readonly kind: "not" | "negate"; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "choice";
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | { readonly kind: "call"; readonly name: FunctionName; readonly items: readonly Expression[] };

/** How tightly each operator binds; the higher the tighter. */
export const BINARY_OPERATORS = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  in: 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
} as const;
export type BinaryOperator = keyof typeof BINARY_OPERATORS;

/** Fewest and most arguments of each function. */
export const FUNCTIONS = {
  size: [1, 1],
  has: [1, 1],
  ranked: [2, 2],
  sum: [2, 2],
  abs: [1, 1],
  round: [1, 2],
  min: [1, 16],
  max: [1, 16],
} as const;
export type FunctionName = keyof typeof FUNCTIONS;

/** Names that lead to prototypes; refused wherever a name can stand. */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

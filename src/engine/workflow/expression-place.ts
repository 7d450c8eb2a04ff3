import type { JsonShape } from "#engine/registry/method-fields.ts";
import type { Expression } from "./expressions/expression.ts";
import type { StepOutputs } from "./step-outputs.ts";
import type { Position } from "./problem.ts";
import type { ProblemList } from "./problem-list.ts";

/** What the names that steps around a place bring are like; a shape without a type is not known. */
export type Locals = Readonly<Record<string, JsonShape>>;

/** Where an expression stands and what it can name there. */
export interface ExpressionPlace {
  readonly at: Position;
  readonly path: string;
  /** Path of the step that holds the expression. */
  readonly from: string;
  readonly outputs: StepOutputs;
  readonly inputs: { readonly declared: ReadonlyMap<string, string> };
  readonly locals: Locals;
  readonly problems: ProblemList;
}

export interface BoundExpression {
  /** With whole paths of steps, as the interpreter reads them. */
  readonly expression: Expression;
  /** What is known of its value. */
  readonly shape: JsonShape;
}

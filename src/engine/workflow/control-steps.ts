import type { Reference, Step, StepCore, WithField } from "./definition.ts";
import type { Expression } from "./expressions/expression.ts";
import type { Position } from "./problem.ts";

/** Steps that decide which other steps run, how often and what happens when one fails. */
export type ControlStep = BranchStep | ParallelStep | EachStep | TryStep | WaitStep;

/** An expression with the place where it stands. */
export interface Condition {
  readonly expression: Expression;
  readonly at: Position;
}

/** Runs the arm that its condition names: `then` and `else` of a `when`, or the cases of a `switch`. */
export interface BranchStep extends StepCore {
  readonly kind: "branch";
  readonly form: "when" | "switch";
  readonly condition: Condition;
  readonly arms: readonly BranchArm[];
  /** Name of the arm for every other value of a `switch`. */
  readonly hasDefault: boolean;
}

export interface BranchArm {
  readonly name: Reference;
  readonly steps: readonly Step[];
}

/** What the others do when one of several fails: go on to their end, or stop. */
export type FailurePolicy = "wait" | "cancel";

export interface ParallelStep extends StepCore {
  readonly kind: "parallel";
  /** How many run at the same time. */
  readonly limit: number;
  readonly onFailure: FailurePolicy;
  readonly steps: readonly Step[];
}

/** Runs its steps once for each item of a list, with `item` and `index` in scope. */
export interface EachStep extends StepCore {
  readonly kind: "each";
  readonly items: Condition;
  readonly limit: number;
  readonly onFailure: FailurePolicy;
  /** True lists the items that failed instead of failing itself. */
  readonly mayFail: boolean;
  readonly steps: readonly Step[];
  /** Which items are collected; undefined collects each. */
  readonly where: Condition | undefined;
  /** What is collected of each item. */
  readonly collect: readonly WithField[];
}

export interface TryStep extends StepCore {
  readonly kind: "try";
  readonly steps: readonly Step[];
  /** Undefined lets the error pass. */
  readonly catchSteps: readonly Step[] | undefined;
  readonly finallySteps: readonly Step[];
}

export interface WaitStep extends StepCore {
  readonly kind: "wait";
  readonly durationMs: number;
}

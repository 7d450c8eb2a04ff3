import type { FailurePolicy } from "./control-steps.ts";
import type { Expression } from "./expressions/expression.ts";
import type { BoundValue, PlannedStep } from "./plan.ts";

/** Planned steps that run other steps; each is a step of its own that is seen, with a status and an outcome. */
export type PlannedControl = PlannedBranch | PlannedParallel | PlannedEach | PlannedTry | PlannedWait;

interface ControlCore {
  readonly path: string;
  /** The engine answers them itself, so they belong to no slice. */
  readonly slice: "workflow";
}

export interface PlannedBranch extends ControlCore {
  readonly kind: "branch";
  readonly method: "when" | "switch";
  readonly condition: Expression;
  readonly arms: readonly PlannedArm[];
}

export interface PlannedArm {
  readonly name: string;
  readonly steps: readonly PlannedStep[];
  /** What every arm answers: the branch answers it as its own, from the arm that ran. */
  readonly answers: readonly ArmAnswer[];
}

export interface ArmAnswer {
  readonly name: string;
  readonly step: string;
  readonly field: string;
}

export interface PlannedParallel extends ControlCore {
  readonly kind: "parallel";
  readonly method: "parallel";
  readonly limit: number;
  readonly onFailure: FailurePolicy;
  readonly steps: readonly PlannedStep[];
}

export interface PlannedEach extends ControlCore {
  readonly kind: "each";
  readonly method: "for_each";
  readonly items: Expression;
  readonly limit: number;
  readonly onFailure: FailurePolicy;
  readonly mayFail: boolean;
  readonly steps: readonly PlannedStep[];
  readonly where: Expression | undefined;
  readonly collect: readonly { readonly name: string; readonly value: BoundValue }[];
}

export interface PlannedTry extends ControlCore {
  readonly kind: "try";
  readonly method: "try";
  readonly body: PlannedArm;
  readonly caught: PlannedArm | undefined;
  readonly finallySteps: readonly PlannedStep[];
}

export interface PlannedWait extends ControlCore {
  readonly kind: "wait";
  readonly method: "wait";
  readonly durationMs: number;
}

export function innerSteps(step: PlannedControl): readonly PlannedStep[] {
  switch (step.kind) {
    case "branch":
      return step.arms.flatMap((arm) => arm.steps);
    case "parallel":
    case "each":
      return step.steps;
    case "try":
      return [...step.body.steps, ...(step.caught?.steps ?? []), ...step.finallySteps];
    case "wait":
      return [];
  }
}

import type { InputView } from "#shared/ipc/channels/workflow-channels.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { FieldInfo } from "#engine/registry/method-fields.ts";
import type { FailurePolicy, InVain, WaitEnd, WithValue } from "./definition.ts";
import type { Expression } from "./expressions/expression.ts";
import type { RetryPolicy } from "./retry.ts";
import type { TriggerName } from "./triggers.ts";

/** Where a step's field gets its value from; what the builder draws as a wire. */
export type FieldSource =
  | { readonly kind: "input"; readonly name: string }
  | { readonly kind: "step"; readonly step: string; readonly field: string }
  | { readonly kind: "trigger"; readonly trigger: TriggerName; readonly name: string }
  | { readonly kind: "with"; readonly value: BoundValue }
  | { readonly kind: "default" };

/** A value under `with` whose references are resolved to whole step paths. */
export type BoundValue =
  | Exclude<WithValue, { kind: "list" | "map" | "step" }>
  | { readonly kind: "list"; readonly items: readonly BoundValue[] }
  | {
      readonly kind: "map";
      readonly entries: readonly { readonly key: string; readonly value: BoundValue }[];
    }
  | { readonly kind: "step"; readonly step: string; readonly keys: readonly string[] };

export interface FieldWire {
  readonly field: FieldInfo;
  readonly source: FieldSource;
}

export type PlannedStep = PlannedLeaf | PlannedGroup | PlannedLoop;

/** The steps that are seen: each has a status, a duration and an outcome. */
export type PlannedLeaf = PlannedCall | PlannedLoad | PlannedControl;

/** A step that calls a method, with the origin of each of its fields. */
export interface PlannedCall {
  readonly kind: "call";
  readonly path: string;
  readonly slice: string;
  readonly method: string;
  readonly wires: readonly FieldWire[];
  readonly timeoutMs: number | undefined;
  readonly retry: RetryPolicy;
  /** True goes on with the next step when this one fails. */
  readonly mayFail: boolean;
}

/** A step that only loads a slice, to know that it can be used. */
export interface PlannedLoad {
  readonly kind: "load";
  readonly path: string;
  readonly slice: string;
}

export interface PlannedGroup {
  readonly kind: "group";
  readonly path: string;
  readonly steps: readonly PlannedStep[];
}

export interface PlannedLoop {
  readonly kind: "loop";
  readonly path: string;
  readonly trigger: TriggerName;
  readonly steps: readonly PlannedStep[];
}

/** A valid workflow for one mode: every method found, every field wired, steps in the order in which they run. */
export interface Plan {
  readonly workflow: string;
  readonly mode: Mode;
  readonly steps: readonly PlannedStep[];
  /** What a person is asked for. */
  readonly inputs: readonly InputView[];
  /** Values of the inputs that the file declares with a default. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Every name that a run may be given, also of values that only a program has. */
  readonly acceptedInputs: readonly string[];
}

/** The steps that are seen, in order; those inside a control step come after it. */
export function leafSteps(steps: readonly PlannedStep[]): readonly PlannedLeaf[] {
  const leaves: PlannedLeaf[] = [];
  addLeaves(steps, leaves, () => true);
  return leaves;
}

/** The same without the steps of other workflows that steps of this one run. */
export function ownLeafSteps(steps: readonly PlannedStep[]): readonly PlannedLeaf[] {
  const leaves: PlannedLeaf[] = [];
  addLeaves(steps, leaves, (step) => step.kind !== "workflow");
  return leaves;
}

function addLeaves(
  steps: readonly PlannedStep[],
  leaves: PlannedLeaf[],
  goesInto: (step: PlannedControl) => boolean,
): void {
  for (const step of steps) {
    if (step.kind === "group" || step.kind === "loop") {
      addLeaves(step.steps, leaves, goesInto);
      continue;
    }
    leaves.push(step);
    if (step.kind !== "call" && step.kind !== "load" && goesInto(step)) {
      addLeaves(innerSteps(step), leaves, goesInto);
    }
  }
}

/** Every step, also those that only hold others; what is in a step comes after it. */
export function allSteps(steps: readonly PlannedStep[]): readonly PlannedStep[] {
  return steps.flatMap((step) => [step, ...allSteps(stepsIn(step))]);
}

export function findPlanned(steps: readonly PlannedStep[], path: string): PlannedStep | undefined {
  return allSteps(steps).find((step) => step.path === path);
}

/** The steps that a step runs. */
export function stepsIn(step: PlannedStep): readonly PlannedStep[] {
  if (step.kind === "call" || step.kind === "load") return [];
  return step.kind === "group" || step.kind === "loop" ? step.steps : innerSteps(step);
}

export function methodNameOf(step: PlannedLeaf): string {
  return step.kind === "load" ? "load" : step.method;
}

/** Planned steps that run other steps; each is a step of its own that is seen, with a status and an outcome. */
export type PlannedControl =
  | PlannedBranch
  | PlannedParallel
  | PlannedEach
  | PlannedTry
  | PlannedPause
  | PlannedSubWorkflow;

/** Planned steps that wait. */
export type PlannedPause = PlannedWait | PlannedEventWait | PlannedApproval;

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
  readonly reduce: { readonly start: BoundValue; readonly next: Expression } | undefined;
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
  readonly until: WaitEnd;
}

export interface PlannedEventWait extends ControlCore {
  readonly kind: "event";
  readonly method: "wait";
  readonly pattern: string;
  readonly where: Expression | undefined;
  readonly timeoutMs: number | undefined;
  readonly onTimeout: InVain;
}

export interface PlannedApproval extends ControlCore {
  readonly kind: "approval";
  readonly method: "approval";
  readonly text: BoundValue;
  readonly who: readonly string[];
  readonly timeoutMs: number | undefined;
  readonly onTimeout: InVain;
  readonly onReject: InVain;
}

/** Another workflow that runs as a part of this one, with inputs of its own. */
export interface PlannedSubWorkflow extends ControlCore {
  readonly kind: "workflow";
  /** Name of the workflow. */
  readonly method: string;
  readonly wires: readonly FieldWire[];
  readonly plan: Plan;
  readonly answers: readonly ArmAnswer[];
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
    case "workflow":
      return step.plan.steps;
    case "wait":
    case "event":
    case "approval":
      return [];
  }
}

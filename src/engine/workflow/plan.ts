import type { InputView } from "#shared/ipc/contract.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { FieldInfo } from "#engine/registry/method-fields.ts";
import type { WithValue } from "./definition.ts";
import { innerSteps, type PlannedControl } from "./plan-control-steps.ts";
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
  return steps.flatMap((step) => {
    if (step.kind === "group" || step.kind === "loop") return leafSteps(step.steps);
    return step.kind === "call" || step.kind === "load" ? [step] : [step, ...leafSteps(innerSteps(step))];
  });
}

export function methodNameOf(step: PlannedLeaf): string {
  return step.kind === "load" ? "load" : step.method;
}

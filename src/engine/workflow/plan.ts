import type { InputView } from "#shared/ipc/contract.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { FieldInfo } from "#engine/registry/method-fields.ts";
import type { WithValue } from "./definition.ts";
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

export type PlannedStep = PlannedCall | PlannedLoad | PlannedGroup | PlannedLoop;

/** A step that calls a method, with the origin of each of its fields. */
export interface PlannedCall {
  readonly kind: "call";
  readonly path: string;
  readonly slice: string;
  readonly method: string;
  readonly wires: readonly FieldWire[];
  readonly timeoutMs: number | undefined;
  readonly retry: RetryPolicy;
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

/** The steps that do something, in order: calls and loads. */
export function leafSteps(steps: readonly PlannedStep[]): readonly (PlannedCall | PlannedLoad)[] {
  return steps.flatMap((step) =>
    step.kind === "call" || step.kind === "load" ? [step] : leafSteps(step.steps),
  );
}

export function methodNameOf(step: PlannedCall | PlannedLoad): string {
  return step.kind === "call" ? step.method : "load";
}

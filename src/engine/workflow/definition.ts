import type { Schedule } from "#engine/calc/calendar/schedule.ts";
import type { Expression } from "./expressions/expression.ts";
import type { Position } from "./problem.ts";
import type { TriggerName } from "./triggers.ts";
import type { Concurrency, WorkflowTrigger } from "./workflow-trigger.ts";

/** A workflow as every form of it is parsed to: data, never code. */
export interface WorkflowDefinition {
  readonly name: string;
  readonly description: string;
  readonly version: number;
  /** True when it has triggers or follows the market: `mode: real-time` in the file. */
  readonly isRealTime: boolean;
  /** `maximum` is needed by any workflow that trades real money. */
  readonly safety: "standard" | "maximum";
  /** What starts it by itself while it is active; `on` in the file. */
  readonly triggers: readonly WorkflowTrigger[];
  /** Undefined lets any number of its runs be under way. */
  readonly concurrency: Concurrency | undefined;
  /** 0 to 9, by default 5; the highest of those that wait is started first. */
  readonly priority: number;
  readonly inputs: readonly InputDefinition[];
  readonly steps: readonly Step[];
}

/** A run input that the file declares; others follow from the methods that the steps call. */
export interface InputDefinition {
  readonly name: string;
  /** Wire type of its value. */
  readonly type: string;
  readonly title: string | undefined;
  readonly unit: string | undefined;
  /** True makes it required although the methods could do without it. */
  readonly isRequired: boolean;
  readonly default: unknown;
  readonly at: Position;
}

export type Step = CallStep | ActionStep | InitializeStep | GroupStep | TriggerStep | ControlStep;

export interface StepCore {
  readonly id: string;
  /** Ids of the steps around it and its own, joined by dots. */
  readonly path: string;
  readonly at: Position;
  /** Steps of the same list that must be done before it. */
  readonly needs: readonly Reference[];
}

/** A name with the place where it stands. */
export interface Reference {
  readonly name: string;
  readonly at: Position;
}

interface CallOptions {
  readonly with: readonly WithField[];
  /** Undefined waits as long as it takes. */
  readonly timeoutMs: number | undefined;
  readonly retry: RetryDefinition | undefined;
  /** True goes on with the next step when this one fails; `on_error: continue` in the file. */
  readonly mayFail: boolean;
}

export interface RetryDefinition {
  /** How often it is tried in all, 1 to 10. */
  readonly attempts: number;
  readonly initialMs: number;
  readonly factor: number;
  readonly maxMs: number;
  /** The part of each wait that chance may take away, 0 to 1. */
  readonly jitter: number;
  readonly at: Position;
}

/** Calls a method of a slice. */
export interface CallStep extends StepCore, CallOptions {
  readonly kind: "call";
  readonly slice: Reference;
  readonly method: Reference;
}

/** Calls the method behind a name of the table in named-actions.ts. */
export interface ActionStep extends StepCore, CallOptions {
  readonly kind: "action";
}

/** Starts each slice that can be started and loads the others. */
export interface InitializeStep extends StepCore {
  readonly kind: "initialize";
  readonly slices: readonly Reference[];
}

export interface GroupStep extends StepCore {
  readonly kind: "group";
  readonly steps: readonly Step[];
}

/** Runs its steps once for each firing of the trigger. */
export interface TriggerStep extends StepCore {
  readonly kind: "trigger";
  readonly trigger: TriggerName;
  readonly steps: readonly Step[];
}

export interface WithField {
  readonly name: string;
  readonly value: WithValue;
  readonly at: Position;
}

/** A value under `with`: written down, or taken from an input or an earlier step. */
export type WithValue =
  | { readonly kind: "literal"; readonly value: unknown; readonly at: Position }
  | { readonly kind: "list"; readonly items: readonly WithValue[]; readonly at: Position }
  | {
      readonly kind: "map";
      readonly entries: readonly { readonly key: string; readonly value: WithValue }[];
      readonly at: Position;
    }
  | { readonly kind: "input"; readonly name: string; readonly at: Position }
  | {
      readonly kind: "step";
      /** Path of the step, or the end of it where that is enough. */
      readonly segments: readonly string[];
      readonly at: Position;
    }
  | { readonly kind: "expression"; readonly expression: Expression; readonly at: Position };

/** Steps that decide which other steps run, how often and what happens when one fails. */
export type ControlStep =
  | BranchStep
  | ParallelStep
  | EachStep
  | TryStep
  | WaitStep
  | EventWaitStep
  | ApprovalStep
  | SubWorkflowStep;

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
  /** Folds what was collected into one value, in the order of the items. */
  readonly reduce: ReduceDefinition | undefined;
}

export interface ReduceDefinition {
  readonly start: WithValue;
  /** The value so far with one more result; sees `so_far`, `result` and `index`. */
  readonly next: Condition;
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
  readonly until: WaitEnd;
}

/** When a wait for a time is over: so long after it began, or at the next time of a schedule. */
export type WaitEnd = { readonly kind: "after"; readonly durationMs: number } | Schedule;

/** What a step does that waited in vain: end as failed, or answer so. */
export type InVain = "fail" | "continue";

/** Waits for the first event that matches. */
export interface EventWaitStep extends StepCore {
  readonly kind: "event";
  /** A name of events, or a pattern of names. */
  readonly pattern: string;
  /** Undefined takes any; sees the event as `event`. */
  readonly where: Condition | undefined;
  /** Undefined waits as long as it takes. */
  readonly timeoutMs: number | undefined;
  readonly onTimeout: InVain;
}

/** Asks a person and waits for the answer. */
export interface ApprovalStep extends StepCore {
  readonly kind: "approval";
  readonly text: WithValue;
  /** Who may decide; empty lets everybody. */
  readonly who: readonly string[];
  readonly timeoutMs: number | undefined;
  readonly onTimeout: InVain;
  readonly onReject: InVain;
}

/** Runs another workflow as a part of this run. */
export interface SubWorkflowStep extends StepCore {
  readonly kind: "workflow";
  readonly workflow: Reference;
  readonly with: readonly WithField[];
}

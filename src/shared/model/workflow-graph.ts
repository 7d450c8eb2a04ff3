import type { InputView } from "../ipc/channels/workflow-channels.ts";

/** A workflow as the builder draws it: a view of its text, never stored beside it. */
export interface WorkflowGraph {
  /** Empty while the text names none. */
  readonly name: string;
  readonly description: string;
  readonly isRealTime: boolean;
  /** Containers stand before what they contain, in order of the text. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** What a run is asked for. */
  readonly inputs: readonly InputView[];
  readonly problems: readonly GraphProblem[];
}

export const STEP_KINDS = [
  "call",
  "action",
  "initialize",
  "group",
  "trigger",
  "branch",
  "parallel",
  "each",
  "try",
  "wait",
  "event",
  "approval",
  "workflow",
  "unreadable",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface GraphNode {
  /** Path of step ids joined by dots; unique in the graph. */
  readonly path: string;
  readonly id: string;
  readonly kind: StepKind;
  /** The list that it stands in: empty at the top, else one of the arms of the node around it. */
  readonly list: string;
  /** Its place in that list, from 0. */
  readonly index: number;
  /** Its place among all nodes in the order in which they run, from 0. */
  readonly order: number;
  readonly title: string;
  readonly help: string;
  /** `slice.method` of a call, else empty. */
  readonly method: string;
  /** What it changes outside of the run; undefined for one that only computes. */
  readonly effect: string | undefined;
  /** The lists that it holds; none for a step that runs no others. */
  readonly arms: readonly GraphArm[];
  readonly inputs: readonly GraphPort[];
  readonly outputs: readonly GraphOutput[];
  readonly settings: readonly GraphSetting[];
  readonly needs: readonly string[];
  /** Its first line in the text, from 1. */
  readonly line: number;
}

export interface GraphArm {
  readonly list: string;
  /** `then`, a case of a switch, or empty where there is only one. */
  readonly name: string;
}

/** Where the value of an input comes from. */
export type PortSource =
  | { readonly kind: "input"; readonly name: string }
  /** `isWritten` tells a reference under `with` from a wire that the names made. */
  | { readonly kind: "step"; readonly node: string; readonly field: string; readonly isWritten: boolean }
  | { readonly kind: "trigger"; readonly name: string }
  | { readonly kind: "written" }
  | { readonly kind: "default" }
  /** Required, and nothing gives it. */
  | { readonly kind: "missing" };

export interface GraphOutput {
  readonly name: string;
  readonly title: string;
  readonly wire: string;
}

export interface GraphPort extends GraphOutput {
  readonly unit: string | undefined;
  readonly help: string | undefined;
  readonly isRequired: boolean;
  /** A person can write its value down. */
  readonly isGivable: boolean;
  readonly default: unknown;
  readonly choices: readonly string[] | undefined;
  readonly source: PortSource;
  /** What stands under `with`; undefined when nothing does. */
  readonly written: unknown;
}

/** A setting of a step beside its inputs, as its form shows it. */
export interface GraphSetting {
  /** Keys from the step's own map to the value. */
  readonly keys: readonly string[];
  readonly title: string;
  readonly kind: "expression" | "text" | "number" | "duration" | "choice" | "names";
  readonly choices: readonly string[] | undefined;
  readonly help: string;
  readonly isRequired: boolean;
  readonly value: unknown;
}

/**
 * A wire between two fields; or the order of two steps: `next` as they are written, `needs` as one asks. `reads` is an
 * expression that uses an output.
 */
export interface GraphEdge {
  readonly kind: "wire" | "reads" | "next" | "needs";
  readonly from: string;
  readonly to: string;
  readonly fromField: string;
  readonly toField: string;
  /** Wire type; empty for an edge that is no wire. */
  readonly wire: string;
}

export interface GraphProblem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly line: number;
  readonly column: number;
  /** The node that the line belongs to; empty for the workflow itself. */
  readonly node: string;
}

export const CONTAINER_KINDS = ["group", "parallel", "branch", "each", "try"] as const;
export type ContainerKind = (typeof CONTAINER_KINDS)[number];

/** A step that is to be added. */
export type NewStep =
  | { readonly kind: "call"; readonly slice: string; readonly method: string }
  | { readonly kind: "action"; readonly name: string }
  | { readonly kind: ContainerKind | "wait" | "event" | "approval" | "initialize" | "trigger" }
  | { readonly kind: "workflow"; readonly workflow: string };

/** A change of a workflow's text. Lists are named as in `GraphNode.list`; an index past the end is the end. */
export type GraphEdit =
  | { readonly kind: "add"; readonly list: string; readonly index: number; readonly step: NewStep }
  /** Steps as text, as `copy` answers them; ids that are taken get a number. */
  | { readonly kind: "paste"; readonly list: string; readonly index: number; readonly text: string }
  | { readonly kind: "remove"; readonly paths: readonly string[] }
  | { readonly kind: "move"; readonly path: string; readonly list: string; readonly index: number }
  /** Gives an input the output of an earlier step. */
  | {
      readonly kind: "connect";
      readonly from: string;
      readonly fromField: string;
      readonly to: string;
      readonly toField: string;
    }
  /** Lets a step run after another one of its list. */
  | { readonly kind: "need"; readonly path: string; readonly needs: string; readonly isNeeded: boolean }
  /** Sets a key of a step, or takes it away when the value is undefined. */
  | {
      readonly kind: "set";
      readonly path: string;
      readonly keys: readonly string[];
      readonly value?: unknown;
    }
  /** Sets a key of the workflow itself. */
  | { readonly kind: "set_workflow"; readonly keys: readonly string[]; readonly value?: unknown }
  /** Gives a step another id; references follow. */
  | { readonly kind: "rename"; readonly path: string; readonly id: string }
  /** Puts steps of one list into a container in place of the first. */
  | { readonly kind: "wrap"; readonly paths: readonly string[]; readonly container: ContainerKind };

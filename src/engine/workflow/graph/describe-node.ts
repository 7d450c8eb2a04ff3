import { isNode } from "yaml";
import type {
  GraphNode,
  GraphOutput,
  GraphPort,
  PortSource,
  StepKind,
} from "#shared/model/workflow-graph.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { MethodManifest } from "#engine/base/define-slice.ts";
import { inputFields, outputFields, type FieldInfo } from "#engine/registry/method-fields.ts";
import type { Step } from "../definition.ts";
import { resolveAction } from "../named-actions.ts";
import type { BoundValue, FieldSource, PlannedLeaf } from "../plan.ts";
import type { SliceCatalog } from "../planner-input.ts";
import type { StepSite } from "./find-sites.ts";
import { isRecord, settingsOf } from "./step-settings.ts";

export interface NodeSurroundings {
  readonly catalog: SliceCatalog;
  readonly mode: Mode;
  /** The step as it would run; undefined for one that cannot. */
  readonly leaf: PlannedLeaf | undefined;
}

type Described = Omit<GraphNode, "path" | "id" | "list" | "index" | "order" | "arms" | "line">;

const TITLES: Readonly<Record<Exclude<StepKind, "call" | "action">, string>> = {
  initialize: "Start slices",
  group: "Group",
  trigger: "Trigger",
  branch: "Branch",
  parallel: "In parallel",
  each: "For each",
  try: "Try",
  wait: "Wait",
  event: "Wait for an event",
  approval: "Ask a person",
  workflow: "Run a workflow",
  unreadable: "Cannot be read",
};

/** What a node says: its title and ports from what it calls, its settings from its text. */
export function describeNode(site: StepSite, step: Step | undefined, around: NodeSurroundings): Described {
  const body: unknown = isNode(site.body) ? site.body.toJSON() : undefined;
  const kind: StepKind = step?.kind ?? "unreadable";
  const called = step === undefined ? undefined : findCalled(step, around);
  const written = isRecord(body) && isRecord(body["with"]) ? body["with"] : {};
  const needs = step?.needs.map(({ name }) => name) ?? [];
  const settings = settingsOf(kind, body);
  const plain = { kind, settings, needs };
  if (called !== undefined) {
    const { name, manifest } = called;
    return {
      ...plain,
      title: manifest?.title ?? name,
      help: manifest?.description ?? "",
      method: name,
      effect: manifest?.effect,
      inputs: (manifest === undefined ? [] : inputFields(manifest)).map((field) =>
        toPort(field, around.leaf, written),
      ),
      outputs: (manifest === undefined ? [] : outputFields(manifest)).map(toOutput),
    };
  }
  const { leaf } = around;
  return {
    ...plain,
    title: kind === "call" || kind === "action" ? site.id : TITLES[kind],
    help: "",
    method: leaf?.kind === "workflow" ? leaf.method : "",
    effect: kind === "approval" ? "asks a person" : undefined,
    inputs: leaf?.kind === "workflow" ? leaf.wires.map(({ field }) => toPort(field, leaf, written)) : [],
    outputs: ownOutputs(leaf),
  };
}

function findCalled(
  step: Step,
  { catalog, mode }: NodeSurroundings,
): { readonly name: string; readonly manifest: MethodManifest | undefined } | undefined {
  const named =
    step.kind === "call"
      ? { slice: step.slice.name, method: step.method.name }
      : step.kind === "action"
        ? resolveAction(step.id, mode)
        : undefined;
  if (named === undefined) return undefined;
  const methods = catalog.findManifest(named.slice)?.methods ?? {};
  const manifest = Object.hasOwn(methods, named.method) ? methods[named.method] : undefined;
  return { name: `${named.slice}.${named.method}`, manifest };
}

function toOutput({ name, title, wire }: FieldInfo): GraphOutput {
  return { name, title, wire };
}

function toPort(
  field: FieldInfo,
  leaf: PlannedLeaf | undefined,
  written: Readonly<Record<string, unknown>>,
): GraphPort {
  const wires = leaf?.kind === "call" || leaf?.kind === "workflow" ? leaf.wires : [];
  const source = wires.find((wire) => wire.field.name === field.name)?.source;
  return {
    ...toOutput(field),
    unit: field.unit,
    help: field.description,
    isRequired: field.isRequired,
    isGivable: field.isGivable,
    default: field.default,
    choices: field.choices,
    source: toSource(field, source),
    written: Object.hasOwn(written, field.name) ? written[field.name] : undefined,
  };
}

function toSource(field: FieldInfo, source: FieldSource | undefined): PortSource {
  switch (source?.kind) {
    case "input":
      return { kind: "input", name: source.name };
    case "step":
      return { kind: "step", node: source.step, field: source.field, isWritten: false };
    case "trigger":
      return { kind: "trigger", name: source.name };
    case "with":
      return toWritten(source.value);
    default:
      return { kind: field.isRequired ? "missing" : "default" };
  }
}

function toWritten(value: BoundValue): PortSource {
  if (value.kind === "input") return { kind: "input", name: value.name };
  const [field, ...deeper] = value.kind === "step" ? value.keys : [];
  if (value.kind !== "step" || field === undefined || deeper.length > 0) return { kind: "written" };
  return { kind: "step", node: value.step, field, isWritten: true };
}

const ANSWERED: Readonly<Record<string, readonly GraphOutput[]>> = {
  branch: [{ name: "chosen", title: "Chosen arm", wire: "branchArm" }],
  each: ["results", "items", "failures"].map((name) => ({ name, title: name, wire: "list" })),
  try: [{ name: "failed", title: "Failed", wire: "boolean" }],
  event: [
    { name: "timedOut", title: "Timed out", wire: "boolean" },
    { name: "event", title: "Event", wire: "event" },
  ],
  approval: [
    { name: "approved", title: "Approved", wire: "boolean" },
    ...["decision", "by", "comment"].map((name) => ({ name, title: name, wire: "string" })),
  ],
};

/** What the engine itself answers for a step that calls nothing. */
function ownOutputs(leaf: PlannedLeaf | undefined): readonly GraphOutput[] {
  if (leaf?.kind === "workflow")
    return leaf.answers.map(({ name }) => ({ name, title: name, wire: "unknown" }));
  return ANSWERED[leaf?.kind ?? ""] ?? [];
}

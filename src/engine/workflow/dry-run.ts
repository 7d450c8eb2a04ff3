import type { DryRunView, DryStepView } from "#shared/ipc/channels/workflow-channels.ts";
import { showValue } from "#engine/registry/input-error.ts";
import { leafSteps, methodNameOf, type BoundValue, type FieldSource } from "./plan.ts";
import type { FieldWire, Plan, PlannedLeaf } from "./plan.ts";
import type { SliceCatalog } from "./planner-input.ts";

type Values = Readonly<Record<string, unknown>>;

/** What each step would get and change; nothing is called, so what a step answers is named and not shown. */
export function describeDryRun(plan: Plan, inputs: Values, catalog: SliceCatalog): DryRunView {
  const steps = describeSteps(plan, inputs, catalog);
  return { workflow: plan.workflow, mode: plan.mode, steps };
}

function describeSteps(plan: Plan, inputs: Values, catalog: SliceCatalog): readonly DryStepView[] {
  const parts = new Set<string>();
  return leafSteps(plan.steps).map((step) => {
    const isInPart = [...parts].some((part) => step.path.startsWith(part));
    if (step.kind === "workflow") parts.add(`${step.path}.`);
    // Inputs of a part are its own: their values are known only when it starts.
    return describeStep(step, isInPart ? {} : inputs, catalog);
  });
}

function describeStep(step: PlannedLeaf, inputs: Values, catalog: SliceCatalog): DryStepView {
  const method = methodNameOf(step);
  const manifest = catalog.findManifest(step.slice)?.methods[method];
  const wires = step.kind === "call" || step.kind === "workflow" ? step.wires : [];
  return {
    step: step.path,
    slice: step.slice,
    method,
    effect: step.kind === "approval" ? "asks a person" : manifest?.effect,
    fields: wires.flatMap((wire) => describeField(wire, inputs)),
  };
}

function describeField({ field, source }: FieldWire, inputs: Values): DryStepView["fields"] {
  const from = describeSource(source, inputs) ?? describeDefault(field.default);
  return from === undefined ? [] : [{ name: field.name, from }];
}

function describeDefault(value: unknown): string | undefined {
  return value === undefined ? undefined : `${showValue(value)} (default)`;
}

function describeSource(source: FieldSource, inputs: Values): string | undefined {
  switch (source.kind) {
    case "input":
      return describeInput(source.name, inputs);
    case "step":
      return `steps.${source.step}.${source.field}`;
    case "trigger":
      return `${source.name} of the trigger ${source.trigger}`;
    case "with":
      return describeBound(source.value, inputs);
    case "default":
      return undefined;
  }
}

function describeInput(name: string, inputs: Values): string | undefined {
  return inputs[name] === undefined ? undefined : `${showValue(inputs[name])} (input ${name})`;
}

function describeBound(value: BoundValue, inputs: Values): string | undefined {
  switch (value.kind) {
    case "literal":
      return showValue(value.value);
    case "input":
      return describeInput(value.name, inputs) ?? `input ${value.name}`;
    case "step":
      return `steps.${value.step}.${value.keys.join(".")}`;
    case "list":
      return `[${value.items.map((item) => describeBound(item, inputs) ?? "").join(", ")}]`;
    case "map":
      return `{${value.entries.map((entry) => `${entry.key}: ${describeBound(entry.value, inputs) ?? ""}`).join(", ")}}`;
    case "expression":
      return "an expression";
  }
}

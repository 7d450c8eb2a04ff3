import type { PaletteEntry } from "#shared/ipc/channels/builder-channels.ts";
import type { NewStep } from "#shared/model/workflow-graph.ts";
import { inputFields, outputFields, type FieldInfo } from "#engine/registry/method-fields.ts";
import { ACTION_NAMES, resolveAction } from "../named-actions.ts";
import type { SliceCatalog } from "../planner-input.ts";

type PlainKind = Exclude<NewStep["kind"], "call" | "action" | "workflow">;

const CONTROL: readonly (readonly [PlainKind, string, string])[] = [
  ["branch", "Branch", "Runs its steps when a condition is true, others when it is not."],
  ["parallel", "In parallel", "Runs its steps at the same time."],
  ["each", "For each", "Runs its steps once for each item of a list."],
  ["try", "Try", "Catches the failure of its steps."],
  ["group", "Group", "Holds steps that belong together."],
  ["wait", "Wait", "Waits for a time."],
  ["event", "Wait for an event", "Waits for the first event that matches."],
  ["approval", "Ask a person", "Asks and waits for the answer."],
  ["initialize", "Start slices", "Starts slices and checks that they are well."],
  ["trigger", "Trigger", "Runs its steps at each firing; the workflow then follows the market."],
];

/** Everything that can be put on the canvas: methods by slice, control, named actions, and whole workflows. */
export function listPalette(
  catalog: SliceCatalog,
  workflows: readonly { readonly name: string; readonly description: string }[],
): readonly PaletteEntry[] {
  return [
    ...CONTROL.map(([kind, title, help]): PaletteEntry => ({
      group: "Control",
      title,
      help,
      step: { kind },
      inputs: [],
      outputs: [],
    })),
    ...catalog.list().flatMap((slice) => methodsOf(catalog, slice)),
    ...ACTION_NAMES.map((name): PaletteEntry => {
      const called = resolveAction(name, "paper");
      const help = called === undefined ? "" : `Calls ${called.slice}.${called.method}`;
      return {
        group: "Named actions",
        title: name,
        help,
        step: { kind: "action", name },
        inputs: [],
        outputs: [],
      };
    }),
    ...workflows.map(({ name, description }): PaletteEntry => ({
      group: "Workflows",
      title: name,
      help: description,
      step: { kind: "workflow", workflow: name },
      inputs: [],
      outputs: [],
    })),
  ];
}

function methodsOf(catalog: SliceCatalog, slice: string): readonly PaletteEntry[] {
  const manifest = catalog.findManifest(slice);
  if (manifest === undefined) return [];
  return Object.entries(manifest.methods).map(([method, { title, description, ...schemas }]) => ({
    group: manifest.title,
    title,
    help: description,
    step: { kind: "call", slice, method },
    inputs: inputFields({ title, description, ...schemas }).map(toOutput),
    outputs: outputFields({ title, description, ...schemas }).map(toOutput),
  }));
}

function toOutput({ name, title, wire }: FieldInfo): PaletteEntry["outputs"][number] {
  return { name, title, wire };
}

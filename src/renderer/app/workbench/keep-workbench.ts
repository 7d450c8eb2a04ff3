import type { InputValues } from "#renderer/features/workflows/input-values.ts";
import { NOTHING_KEPT } from "./workbench-store.ts";
import type { KeptWorkbench, Selection, Workbench } from "./workbench-store.ts";

const KEY = "workbench";

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function readSelection(value: unknown): Selection {
  const { kind, name, runId, sessionId } = fields(value);
  if (kind === "workflow" && typeof name === "string") return { kind, name };
  if (kind === "run" && typeof runId === "string") return { kind, runId };
  if (kind === "paper" && typeof sessionId === "string") return { kind, sessionId };
  return { kind: "none" };
}

function readValues(value: unknown): InputValues {
  return Object.fromEntries(
    Object.entries(fields(value)).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** What the window showed before it was loaded again; nothing in a new window, and nothing that cannot be read. */
export function readKept(storage: Pick<Storage, "getItem">): KeptWorkbench {
  try {
    const kept = fields(JSON.parse(storage.getItem(KEY) ?? "null"));
    const values = Object.entries(fields(kept["values"])).map(([workflow, inputs]) => [
      workflow,
      readValues(inputs),
    ]);
    return { wanted: readSelection(kept["wanted"]), values: Object.fromEntries(values) };
  } catch {
    // Text that we did not write is as good as none.
    return NOTHING_KEPT;
  }
}

/** Keeps what is selected and typed for as long as the window is there, through a reload or a crash of its page. */
export function keepWorkbench(workbench: Workbench, storage: Pick<Storage, "setItem">): void {
  workbench.subscribe(({ selection, values }, before) => {
    if (selection === before.selection && values === before.values) return;
    storage.setItem(KEY, JSON.stringify({ wanted: selection, values } satisfies KeptWorkbench));
  });
}

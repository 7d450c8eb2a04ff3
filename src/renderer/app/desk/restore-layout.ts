import type { SavedLayout } from "#shared/ipc/channels/layout-channels.ts";
import type { Dock } from "./dock.ts";
import { readLayout } from "./read-layout.ts";
import { SAMPLE_WORKSPACES } from "./sample-workspaces.ts";
import { FIRST_WORKSPACE, findWorkspace } from "./workspace-definition.ts";

/** Arranges the panels as the workspace comes; one that a person made as the first does. */
export function arrangeWorkspace(name: string, dock: Dock): void {
  const sample = SAMPLE_WORKSPACES.find(({ title }) => title === name);
  dock.arrange((findWorkspace(name) ?? sample ?? findWorkspace(FIRST_WORKSPACE))?.panels ?? []);
}

/** Shows what was kept of a workspace, or how it comes; answers why what was kept cannot be shown. */
export function restoreLayout(
  name: string,
  saved: SavedLayout | undefined,
  dock: Dock,
  isKnownPanel: (panel: string) => boolean,
): string | undefined {
  if (saved === undefined) {
    arrangeWorkspace(name, dock);
    return undefined;
  }
  const problem = show(saved, dock, isKnownPanel);
  if (problem !== undefined) arrangeWorkspace(name, dock);
  return problem;
}

function show(saved: SavedLayout, dock: Dock, isKnownPanel: (panel: string) => boolean): string | undefined {
  const read = readLayout(saved, isKnownPanel);
  if ("problem" in read) return `of the one that was kept ${read.problem}`;
  try {
    dock.read(read.dock);
    return undefined;
  } catch {
    return "the one that was kept is damaged";
  }
}

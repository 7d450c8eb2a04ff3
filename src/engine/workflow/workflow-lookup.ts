import type { LibraryWorkflow } from "./library.ts";

/** The workflows that a step can run as a part of its own run. */
export interface WorkflowLookup {
  find(name: string): LibraryWorkflow | undefined;
  names(): readonly string[];
}

/** For where no other workflow can be called. */
export const noWorkflows: WorkflowLookup = { find: () => undefined, names: () => [] };

export function lookupIn(workflows: readonly LibraryWorkflow[]): WorkflowLookup {
  const byName = new Map(workflows.toReversed().map((workflow) => [workflow.name, workflow]));
  return { find: (name) => byName.get(name), names: () => [...byName.keys()] };
}

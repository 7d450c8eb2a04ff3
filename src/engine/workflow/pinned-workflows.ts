import { AppError } from "#shared/errors/app-error.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import type { LibraryWorkflow, WorkflowLibrary } from "./library.ts";
import type { RunRequest } from "./run-types.ts";
import { lookupIn, type WorkflowLookup } from "./workflow-lookup.ts";

type Pinned = NonNullable<RunRequest["subWorkflows"]>;

/** A look-up that remembers what was found, so that a run keeps the texts of all workflows that it is made of. */
export function createPinnedWorkflows(lookup: WorkflowLookup): WorkflowLookup & { used(): Pinned } {
  const found = new Map<string, LibraryWorkflow>();
  return {
    names: () => lookup.names(),
    find(name) {
      const workflow = lookup.find(name);
      if (workflow !== undefined) found.set(name, workflow);
      return workflow;
    },
    used: () => [...found].map(([name, { text, hash }]) => ({ name, text, hash })),
  };
}

/** The texts that a run was started with; throws `run.definition-damaged` for one that has changed. */
export function restorePinned(pinned: Pinned, library: Pick<WorkflowLibrary, "parse">): WorkflowLookup {
  const workflows = pinned.map(({ name, text, hash }) => {
    const workflow = library.parse(name, text);
    if (workflow.hash !== hash) throw changedDefinitionError(name, hash);
    return workflow;
  });
  return lookupIn(workflows);
}

export function changedDefinitionError(name: string, hash: ContentHash): AppError {
  return new AppError({
    kind: "bug",
    code: "run.definition-damaged",
    message: `the stored definition of ${name} must have the hash ${hash}, and has not`,
    field: "definition",
    value: hash,
    remedy: "start the run again; its inputs are kept",
  });
}

import type { LibraryWorkflow } from "#engine/workflow/library.ts";
import type { DefinitionVersions } from "./definition-versions.ts";
import type { RunShelf } from "#main/runs/run-shelf.ts";

/** Keeps the texts that were read. */
export function keepDefinitions(
  versions: Pick<DefinitionVersions, "keep">,
  found: readonly LibraryWorkflow[],
): void {
  const readable = found.filter(({ text }) => text !== "");
  versions.keep(readable.map(({ name: workflow, hash, text, origin }) => ({ workflow, hash, text, origin })));
}

/** Keeps the texts that stored runs ran, oldest first: those of before versions were kept. */
export function keepDefinitionsOfRuns(
  versions: Pick<DefinitionVersions, "keep">,
  shelf: Pick<RunShelf, "list" | "definitionOf">,
): void {
  for (const { runId, workflow } of shelf.list().toReversed()) {
    const definition = shelf.definitionOf(runId);
    if (definition !== undefined) versions.keep([{ workflow, ...definition, origin: "run" }]);
  }
}

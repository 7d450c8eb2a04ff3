import type { DefinitionVersions } from "#main/workflows/definition-versions.ts";
import type { RunShelf } from "#main/runs/run-shelf.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import { findRun } from "./find-run.ts";

export function versionHandlers(versions: DefinitionVersions, shelf: RunShelf): Handlers<"version"> {
  return {
    "version:list": ({ workflow }) => versions.list(workflow),
    "version:read": ({ workflow, version }) => versions.read(workflow, version),
    "version:diff": ({ workflow, from, to }) => versions.diff(workflow, from, to),
    "version:restore": ({ workflow, version, as }) => versions.restore(workflow, version, as),
    "version:of-run": ({ runId }) => {
      const { workflow } = findRun(shelf, runId);
      const definition = shelf.definitionOf(runId);
      return definition && versions.ofRun(workflow, definition.hash);
    },
  };
}

import type { BuilderFiles } from "#main/workflows/builder-files.ts";
import type { WorkflowDesk } from "#main/workflows/workflow-desk.ts";
import type { OutcomesView } from "#shared/ipc/channels/builder-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Clock } from "#engine/base/clock.ts";

export interface BuilderHandlerPorts {
  readonly desk: WorkflowDesk;
  readonly files: BuilderFiles;
  readonly clock: Clock;
  readonly readOutcomes: (runId: RunId) => OutcomesView;
}

export function builderHandlers({
  desk,
  files,
  clock,
  readOutcomes,
}: BuilderHandlerPorts): Handlers<"builder"> {
  return {
    "builder:palette": () => desk.palette(),
    "builder:open": ({ workflow }) => desk.open(workflow),
    "builder:new": ({ name, like }) => desk.create(name, like),
    "builder:read": ({ text }) => desk.read(text),
    "builder:edit": ({ text, edit }) => desk.edit(text, edit),
    "builder:copy": ({ text, paths }) => ({ text: desk.copy(text, paths) }),
    "builder:save": (input) => desk.save(input),
    "builder:keep-draft": (draft) => {
      files.keepDraft({ ...draft, tsKeptMs: clock.now() });
      return undefined;
    },
    "builder:drop-draft": ({ workflow }) => {
      files.dropDraft(workflow);
      return undefined;
    },
    "builder:list-drafts": () => files.listDrafts(),
    "builder:get-outcomes": ({ runId }) => readOutcomes(runId),
  };
}

import type { RunShelf } from "#main/runs/run-shelf.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { RunId } from "#shared/model/ids.ts";

/** The run of that id; a user error when the workspace has none. */
export function findRun(shelf: Pick<RunShelf, "get">, runId: RunId): RunView {
  const run = shelf.get(runId);
  if (run !== undefined) return run;
  throw userError({
    code: "run.unknown",
    message: `no run has the id ${runId}`,
    field: "run",
    value: runId,
    remedy: "gpt-trader runs list shows the runs of this workspace",
  });
}

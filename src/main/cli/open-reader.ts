import { connectToOwner } from "#main/workspace/socket-client.ts";
import { readStoredRuns } from "#main/stored-runs.ts";
import type { Snapshot } from "#shared/ipc/contract.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** Opens a workspace to look at it: through its owner, or from its files when nobody owns it. */
export async function openReader(workspace: string): Promise<WorkspaceReader & { close(): Promise<void> }> {
  const client = await connectToOwner(workspace);
  if (client === undefined) {
    return {
      workspace,
      owner: undefined,
      read: () => Promise.resolve(storedSnapshot(workspace)),
      close: () => Promise.resolve(),
    };
  }
  const info = await client.invoke("app:get-info", undefined);
  const onChange = (listener: () => void): (() => void) => {
    const stop = [
      client.subscribe("audit:tick", listener),
      client.subscribe("paper:changed", listener),
      client.subscribe("health:changed", listener),
      client.onClose(listener),
    ];
    return () => {
      for (const end of stop) end();
    };
  };
  return {
    workspace,
    owner: { info, onChange },
    read: () => client.invoke("app:get-snapshot", undefined),
    close: () => client.close(),
  };
}

function storedSnapshot(workspace: string): Snapshot {
  return { seq: 0, runs: readStoredRuns(workspace), workflows: [], paper: [], health: [] };
}

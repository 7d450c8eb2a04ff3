import { connectToOwner, type Client } from "#main/workspace/socket-client.ts";
import { isConnectionClosed } from "#main/workspace/socket-errors.ts";
import { readStoredRuns } from "#main/stored-runs.ts";
import type { Snapshot } from "#shared/ipc/contract.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

type ClosableReader = WorkspaceReader & { close(): Promise<void> };

/** Opens a workspace to look at it: through its owner, or from its files when nobody owns it. */
export async function openReader(workspace: string): Promise<ClosableReader> {
  const client = await connectToOwner(workspace, { isWatching: true });
  const info = client && (await unlessGone(client.invoke("app:get-info", undefined)));
  if (client === undefined || info === undefined) {
    return {
      workspace,
      owner: undefined,
      read: () => Promise.resolve(storedSnapshot(workspace)),
      readMetrics: () => Promise.resolve(undefined),
      close: () => Promise.resolve(),
    };
  }
  return {
    workspace,
    owner: {
      info,
      onChange: (listener) => listenToAll(client, listener),
      onEnd: (listener) => client.onClose(listener),
    },
    read: async () =>
      (await unlessGone(client.invoke("app:get-snapshot", undefined))) ?? storedSnapshot(workspace),
    readMetrics: () => unlessGone(client.invoke("metrics:get", undefined)),
    close: () => client.close(),
  };
}

function listenToAll(client: Client, listener: () => void): () => void {
  const stop = [
    client.subscribe("audit:tick", listener),
    client.subscribe("paper:changed", listener),
    client.subscribe("health:changed", listener),
  ];
  return () => {
    for (const end of stop) end();
  };
}

/** Undefined when the owner ended before it answered: its files then hold all there is. */
async function unlessGone<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (thrown) {
    if (isConnectionClosed(thrown)) return undefined;
    throw thrown;
  }
}

function storedSnapshot(workspace: string): Snapshot {
  return { seq: 0, runs: readStoredRuns(workspace), workflows: [], paper: [], health: [] };
}

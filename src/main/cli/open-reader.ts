import { makeReadable } from "#main/workspace/read-only-copy.ts";
import { connectToOwner, type Client } from "#main/workspace/socket-client.ts";
import { isConnectionClosed } from "#main/workspace/socket-errors.ts";
import { auditOfFiles } from "#main/audit/read-audit.ts";
import { openBackups } from "#main/backup/open-backups.ts";
import { readSafeMode } from "#main/host/crash-record.ts";
import { nodeClock } from "#main/node/node-ports.ts";
import { openSessionFiles } from "#main/session-file/open-session-files.ts";
import { readStoredRuns } from "#main/runs/stored-runs.ts";
import type { Snapshot } from "#shared/ipc/channels/app-channels.ts";
import { sessionsOfFiles } from "#main/sessions/sessions-of-files.ts";
import type { SessionsToRead, WorkspaceReader } from "./workspace-reader.ts";

type ClosableReader = WorkspaceReader & { close(): Promise<void> };

/** Opens a workspace to look at it: through its owner, or from its files when nobody owns it. */
export async function openReader(workspace: string, version: string): Promise<ClosableReader> {
  const client = await connectToOwner(workspace, { isWatching: true });
  const info = client && (await unlessGone(client.invoke("app:get-info", undefined)));
  if (client === undefined || info === undefined) {
    const files = makeReadable(workspace);
    return {
      workspace,
      owner: undefined,
      read: async () => storedSnapshot(files.folder),
      audit: auditOfFiles(files.folder),
      sessions: storedSessions(files.folder),
      backups: openBackups(workspace, () => nodeClock.now()),
      sessionFiles: openSessionFiles(workspace, version, files.folder),
      readMetrics: () => Promise.resolve(undefined),
      close: async () => files.dispose(),
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
    audit: {
      verify: async () =>
        (await unlessGone(client.invoke("audit:verify", undefined))) ?? auditOfFiles(workspace).verify(),
      search: async (query) =>
        (await unlessGone(client.invoke("audit:search", query))) ?? auditOfFiles(workspace).search(query),
      explain: async (input) =>
        (await unlessGone(client.invoke("audit:explain", input))) ?? auditOfFiles(workspace).explain(input),
    },
    sessions: {
      list: async () =>
        (await unlessGone(client.invoke("session:list", undefined))) ?? storedSessions(workspace).list(),
      get: async (input) =>
        (await unlessGone(client.invoke("session:get", input))) ?? storedSessions(workspace).get(input),
    },
    backups: openBackups(workspace, () => nodeClock.now()),
    sessionFiles: openSessionFiles(workspace, version),
    readMetrics: () => unlessGone(client.invoke("metrics:get", undefined)),
    close: () => client.close(),
  };
}

function storedSessions(workspace: string): SessionsToRead {
  const files = sessionsOfFiles(workspace);
  return { list: async () => files.list(), get: async (input) => files.get(input) };
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
  const runs = readStoredRuns(workspace);
  return { seq: 0, runs, workflows: [], paper: [], health: [], safeMode: readSafeMode(workspace, nodeClock) };
}

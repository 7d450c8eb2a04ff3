import type { AuditEntry, AuditQuery, LogVerdict } from "#shared/ipc/channels/audit-channels.ts";
import type { Input } from "#shared/ipc/contract.ts";
import { LOG_NAMES, openLogForReading, openStoreForReading } from "#main/store/open-store.ts";
import { basename } from "node:path";
import { searchLogs, unreadable, verifyLog, type NamedLog } from "./audit-logs.ts";
import { explainOrder } from "./explain-order.ts";
import { inPieces } from "./in-pieces.ts";

/** What can be asked of the logs of a workspace. */
export interface Audit {
  verify(): Promise<readonly LogVerdict[]>;
  search(query: AuditQuery): Promise<readonly AuditEntry[]>;
  explain(input: Input<"audit:explain">): Promise<readonly AuditEntry[]>;
}

/** The audit of logs that are open. */
export function auditOf(logs: readonly NamedLog[]): Audit {
  return {
    verify: () => inPieces(verifyAll(logs)),
    search: (query) => inPieces(searchLogs(logs, query)),
    explain: ({ of, log }) => inPieces(explainOrder(logs, of, log)),
  };
}

function* verifyAll(logs: readonly NamedLog[]): Generator<undefined, readonly LogVerdict[]> {
  const verdicts: LogVerdict[] = [];
  for (const log of logs) verdicts.push(yield* verifyLog(log, "all"));
  return verdicts;
}

/** The audit of a workspace's files, which are opened for each question and only read. */
export function auditOfFiles(directory: string): Audit {
  const withLogs = async <Answer>(ask: (audit: Audit) => Promise<Answer>): Promise<Answer> => {
    const store = openStoreForReading(directory);
    try {
      return await ask(auditOf(store.logs.map((db) => ({ log: basename(db.name, ".sqlite"), db }))));
    } finally {
      store.close();
    }
  };
  return {
    async verify() {
      const verdicts: LogVerdict[] = [];
      for (const log of LOG_NAMES) verdicts.push(...(await verifyFile(directory, log)));
      return verdicts;
    },
    search: (query) => withLogs((audit) => audit.search(query)),
    explain: (input) => withLogs((audit) => audit.explain(input)),
  };
}

/** One file at a time: a log that cannot be opened must not hide how the others are. */
async function verifyFile(
  directory: string,
  log: (typeof LOG_NAMES)[number],
): Promise<readonly LogVerdict[]> {
  try {
    const db = openLogForReading(directory, log);
    if (db === undefined) return [];
    try {
      return [await inPieces(verifyLog({ log, db }, "all"))];
    } finally {
      db.close();
    }
  } catch (thrown) {
    return [unreadable(log, thrown)];
  }
}

import { strategyNames } from "#engine/calc/strategies/strategy-names.ts";
import type { AuditEntry, AuditQuery, LogVerdict } from "#shared/ipc/channels/audit-channels.ts";
import { toAppError } from "#shared/errors/app-error.ts";
import type { ReadDb } from "#main/store/open-db.ts";
import { searchEvents } from "#main/store/search-events.ts";
import { verifyChain, type ChainPart } from "#main/store/verify-chain.ts";
import { describeEvent } from "#shared/events/describe-event.ts";

/** A log by its name: research, paper or live. */
export interface NamedLog {
  readonly log: string;
  readonly db: ReadDb;
}

const DEFAULT_LIMIT = 100;

/** A log that cannot be read to its end is a broken one, not a command that failed. */
export function* verifyLog({ log, db }: NamedLog, part: ChainPart): Generator<undefined, LogVerdict> {
  try {
    return { log, ...(yield* verifyChain(db, part)) };
  } catch (thrown) {
    return unreadable(log, thrown);
  }
}

/** What a file can be that is a broken log, and no command that failed. */
const BROKEN: ReadonlySet<string> = new Set([
  "store.file-damaged",
  "store.file-missing",
  "store.log-cut-off",
]);

/** The verdict on a file that is damaged; throws what is another matter, such as a disk that does not answer. */
export function unreadable(log: string, thrown: unknown): LogVerdict {
  const { code, message } = toAppError(thrown);
  if (!BROKEN.has(code)) throw thrown;
  return { log, rows: 0, head: undefined, broken: { seq: undefined, what: message } };
}

/** The newest events of all logs that the query wants, oldest first. */
export function* searchLogs(
  logs: readonly NamedLog[],
  query: AuditQuery,
): Generator<undefined, readonly AuditEntry[]> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const found: AuditEntry[] = [];
  for (const { log, db } of logs) {
    for (const event of yield* searchEvents(db, query, limit)) {
      found.push({ log, text: describeEvent(event, strategyNames()), event });
    }
  }
  return found.toSorted(inOrder).slice(-limit);
}

/** By time; within a log `seq` decides, whatever the clock did. */
export function inOrder(left: AuditEntry, right: AuditEntry): number {
  if (left.log === right.log) return left.event.seq - right.event.seq;
  return left.event.tsInitMs - right.event.tsInitMs;
}

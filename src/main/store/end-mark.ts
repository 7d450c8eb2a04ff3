import { CHAIN_START, type ChainHead } from "./event-chain.ts";
import { endMarkOf, openEndMarkFile, readEndMark } from "./end-mark-file.ts";
import type { ReadDb } from "./open-db.ts";
import { lostEndError, withStoreErrors } from "./store-error.ts";

/**
 * Remembers the end of a log apart from the log, so that an end that is lost whole is missed: with its `-wal` gone a
 * database is sound and older. Written after each commit and not synced: it may be behind the log, never ahead of it.
 */
export interface EndMark {
  write(head: ChainHead): void;
  close(): void;
}

/** Checks that the log still holds what its mark says, and marks its end; throws `store.log-cut-off`. */
export function openEndMark(db: ReadDb): EndMark {
  checkEndMark(db, readEndMark(db.name));
  const mark = openEndMarkFile(db.name);
  mark.write(endOf(db));
  return {
    close: () => mark.close(),
    write(head) {
      try {
        mark.write(head);
      } catch {
        // What it marks is committed. A mark that stays behind finds less, and the next commit brings it up to date.
      }
    },
  };
}

/**
 * Read the mark before the log, so that a log that grows meanwhile is not taken for one that was cut. Only the end that
 * the log itself states is compared: rows that are missing before it are for the check of its chain.
 */
export function checkEndMark(db: ReadDb, mark: ChainHead | undefined): void {
  const end = endOf(db);
  if (mark === undefined || end.seq >= mark.seq) return;
  throw lostEndError(db.name, mark.seq, end.seq, endMarkOf(db.name));
}

function endOf(db: ReadDb): ChainHead {
  const select = db.prepare<[], ChainHead>("SELECT seq, hash FROM chain");
  return withStoreErrors(db.name, () => select.get()) ?? { seq: 0, hash: CHAIN_START };
}

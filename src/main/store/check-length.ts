import { statSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { damagedFileError } from "./store-error.ts";

interface Checkpoint {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * Throws `store.file-damaged` for a file with a WAL that is shorter than both say. SQLite sees that by itself only where
 * there is no WAL; beside one it opens such a file and fails when it comes to a page that is missing.
 */
export function checkLengthAfterWal(db: Database): void {
  const wal = statSync(`${db.name}-wal`, { throwIfNoEntry: false });
  if (wal === undefined || wal.size === 0) return;
  const [outcome] = db.pragma("wal_checkpoint(PASSIVE)") as readonly Checkpoint[];
  // Somebody reads: what is left comes into the file later.
  if (outcome === undefined || outcome.busy !== 0 || outcome.log !== outcome.checkpointed) return;
  const needed = pragmaNumber(db, "page_count") * pragmaNumber(db, "page_size");
  const { size } = statSync(db.name);
  if (size < needed) throw damagedFileError(db.name, `cut to ${size} of ${needed} bytes`);
}

function pragmaNumber(db: Database, name: string): number {
  return Number(db.pragma(name, { simple: true }));
}

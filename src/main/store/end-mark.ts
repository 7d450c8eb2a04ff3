import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { CHAIN_START, type ChainHead } from "./event-chain.ts";
import type { ReadDb } from "./open-db.ts";
import { lostEndError, missingFileError, withStoreErrors } from "./store-error.ts";

/** `<seq> <hash>`, of one length, so that a new end covers the old one whole. */
const SEQ_DIGITS = 16;
const FORM = /^(\d{16}) ([0-9a-f]{64})\n$/;

/** The file beside a log that holds where the log ended; `paper.end` is that of `paper.sqlite`. */
export function endMarkOf(file: string): string {
  return file.replace(/\.sqlite$/, ".end");
}

/**
 * Remembers the end of a log apart from the log, so that an end that is lost whole is missed: with its `-wal` gone a
 * database is sound and older. Written after each commit and not synced: it may be behind the log, never ahead of it.
 */
export interface EndMark {
  write(head: ChainHead): void;
}

/** Checks that the log still holds what its mark says, and marks its end; throws `store.log-cut-off`. */
export function openEndMark(db: ReadDb): EndMark {
  const path = endMarkOf(db.name);
  checkEndMark(db, readEndMark(db.name));
  if (!existsSync(path)) writeFileSync(path, "", { mode: 0o600 });
  overwrite(path, endOf(db));
  return {
    write(head) {
      try {
        overwrite(path, head);
      } catch {
        // What it marks is committed. A mark that stays behind finds less, and the next commit brings it up to date.
      }
    },
  };
}

/** Where the log of that file ended when it was last written; undefined when nothing tells. */
export function readEndMark(file: string): ChainHead | undefined {
  const path = endMarkOf(file);
  const [, seq, hash] = (existsSync(path) ? FORM.exec(readFileSync(path, "utf8")) : undefined) ?? [];
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash };
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

/** A log that was written to and is not there must not be made anew as an empty one. */
export function refuseMissing(file: string): void {
  if (existsSync(file)) return;
  const mark = readEndMark(file);
  if (mark !== undefined && mark.seq > 0) throw missingFileError(file, mark.seq, endMarkOf(file));
}

function endOf(db: ReadDb): ChainHead {
  const select = db.prepare<[], ChainHead>("SELECT seq, hash FROM chain");
  return withStoreErrors(db.name, () => select.get()) ?? { seq: 0, hash: CHAIN_START };
}

function overwrite(path: string, { seq, hash }: ChainHead): void {
  const descriptor = openSync(path, "r+");
  try {
    writeSync(descriptor, `${String(seq).padStart(SEQ_DIGITS, "0")} ${hash}\n`, 0);
  } finally {
    closeSync(descriptor);
  }
}

import { hash } from "node:crypto";
import type { ReadDb, WriteDb } from "./open-db.ts";

/** Rows with consecutive numbers that were taken out of a log. */
export interface CompactedRange {
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Of the row before the first. */
  readonly beforeHash: string;
  /** Of the last row: what the next one is chained to. */
  readonly lastHash: string;
}

const COLUMNS =
  "first_seq AS firstSeq, last_seq AS lastSeq, before_hash AS beforeHash, last_hash AS lastHash";

/** SHA-256 over ranges in their order: the event that says that they were taken out holds it. */
export function hashRanges(ranges: readonly CompactedRange[]): string {
  const rows = ranges.map(({ firstSeq, lastSeq, beforeHash, lastHash }) => [
    firstSeq,
    lastSeq,
    beforeHash,
    lastHash,
  ]);
  return hash("sha256", JSON.stringify(rows), "hex");
}

/** The ranges of a log as the check of its chain asks for them. */
export interface CompactedRanges {
  /** The range that starts at that number, and the event that says so. */
  startingAt(seq: number): (CompactedRange & { readonly eventSeq: number }) | undefined;
  /** All that the event of that number took out, ascending. */
  ofEvent(eventSeq: number): readonly CompactedRange[];
}

export function readCompactedRanges(db: ReadDb): CompactedRanges {
  const starting = db.prepare<[number], CompactedRange & { readonly eventSeq: number }>(
    `SELECT ${COLUMNS}, event_seq AS eventSeq FROM compacted_ranges WHERE first_seq = ?`,
  );
  const ofEvent = db.prepare<[number], CompactedRange>(
    `SELECT ${COLUMNS} FROM compacted_ranges WHERE event_seq = ? ORDER BY first_seq`,
  );
  return { startingAt: (seq) => starting.get(seq), ofEvent: (seq) => ofEvent.all(seq) };
}

/** Takes the rows of the ranges out of the log and notes the ranges; to be called in one transaction with their event. */
export function takeOut(db: WriteDb, ranges: readonly CompactedRange[], eventSeq: number): void {
  const remove = db.prepare("DELETE FROM events WHERE seq BETWEEN ? AND ?");
  const note = db.prepare("INSERT INTO compacted_ranges VALUES (?, ?, ?, ?, ?)");
  for (const { firstSeq, lastSeq, beforeHash, lastHash } of ranges) {
    remove.run(firstSeq, lastSeq);
    note.run(firstSeq, lastSeq, beforeHash, lastHash, eventSeq);
  }
}

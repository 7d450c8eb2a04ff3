import type { EventMap, EventName } from "#shared/events/event-map.ts";
import { hashRanges, readCompactedRanges } from "./compacted-ranges.ts";
import type { CompactedRange, CompactedRanges } from "./compacted-ranges.ts";
import {
  CHAIN_START,
  chainHash,
  chainHashLike,
  EVENT_COLUMNS,
  firstFormHash,
  isFirstForm,
} from "./event-chain.ts";
import type { ChainHead, EventRow } from "./event-chain.ts";
import type { ReadDb } from "./open-db.ts";
import { createBlockCheck, type BlockCheck } from "./session-blocks.ts";
import { createPace } from "./pace.ts";
import { withStoreErrors } from "./store-error.ts";

/** Where the chain of a log breaks first. */
export interface ChainBreak {
  /** Of the first row that is not as it was written, or that is missing. */
  readonly seq: number;
  /** What differs, in words. */
  readonly what: string;
}

export interface ChainReport {
  /** Rows that were found whole. */
  readonly rows: number;
  /** The last whole row; two copies with one head have the same history. */
  readonly head: ChainHead;
  readonly broken: ChainBreak | undefined;
  /** Rows that were taken out by compaction and vouched for by an event; undefined when there are none. */
  readonly compacted?: CompactedSpan;
}

/** From the first to the last row that was taken out; others between them are still there. */
export interface CompactedSpan {
  readonly rows: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

interface ChainedRow extends EventRow {
  readonly hash: string;
}

/** All of a log, or only its last rows. */
export type ChainPart = "all" | { readonly last: number };

const COMPACTED = "log.compacted" satisfies EventName;
const ROWS = `SELECT ${EVENT_COLUMNS}, hash FROM events WHERE seq > ? ORDER BY seq LIMIT ?`;
/** SQLite's smallest key: nothing may hide below the first row. */
const BELOW_ALL = -(2n ** 63n);

/**
 * Checks a log's chain, a few milliseconds of work between one `next()` and another; answers at the first break. The
 * log may grow meanwhile.
 */
export function* verifyChain(db: ReadDb, part: ChainPart): Generator<undefined, ChainReport> {
  const select = db.prepare<[number | bigint, number], ChainedRow>(ROWS);
  const pace = createPace();
  let head = withStoreErrors(db.name, () => startOf(db, part));
  const ranges = readCompactedRanges(db);
  const isListed = createBlockCheck(db);
  let isFirst = true;
  let rows = 0;
  let compacted: CompactedSpan | undefined;
  // One piece is one look at the file, so that its end and its rows belong together.
  const piece = db.transaction(() => {
    const found = select.all(isFirst && head.seq === 0 ? BELOW_ALL : head.seq, pace.rows());
    isFirst = false;
    for (const [index, row] of found.entries()) {
      for (
        let gap = gapAfter(db, ranges, head, row);
        gap !== undefined;
        gap = gapAfter(db, ranges, head, row)
      ) {
        compacted = widen(compacted, gap);
        head = { seq: gap.lastSeq, hash: gap.lastHash };
      }
      const broken =
        breakAt(db, head, row, found[index + 1]) ??
        breakInRanges(ranges, row) ??
        breakInBlocks(isListed, row);
      if (broken !== undefined) return broken;
      head = { seq: row.seq, hash: row.hash };
      rows += 1;
    }
    return found.length === 0 ? (breakAtEnd(db, head) ?? "whole") : "more";
  });
  for (;;) {
    const startedMs = performance.now();
    const outcome = withStoreErrors(db.name, () => piece());
    pace.took(performance.now() - startedMs);
    const span = compacted === undefined ? {} : { compacted };
    if (outcome === "whole") return { rows, head, broken: undefined, ...span };
    if (outcome !== "more") return { rows, head, broken: outcome, ...span };
    yield;
  }
}

/** The row that the part is chained to. */
function startOf(db: ReadDb, part: ChainPart): ChainHead {
  const start = { seq: 0, hash: CHAIN_START };
  if (part === "all") return start;
  const select = db.prepare<[number], ChainHead>(
    "SELECT seq, hash FROM events WHERE seq > 0 ORDER BY seq DESC LIMIT 1 OFFSET ?",
  );
  return select.get(part.last) ?? start;
}

/** The compacted range between the row before and this one, if it fits there and an event vouches for it. */
function gapAfter(
  db: ReadDb,
  ranges: CompactedRanges,
  head: ChainHead,
  row: ChainedRow,
): CompactedRange | undefined {
  if (row.seq <= head.seq + 1) return undefined;
  const range = ranges.startingAt(head.seq + 1);
  if (range === undefined || range.lastSeq < range.firstSeq || range.lastSeq >= row.seq) return undefined;
  // The event comes after what it took out: one before it was checked, or lies before the part that is.
  if (range.beforeHash !== head.hash || range.eventSeq <= range.lastSeq) return undefined;
  const select = db.prepare<[number], string>("SELECT name FROM events WHERE seq = ?").pluck();
  return select.get(range.eventSeq) === COMPACTED ? range : undefined;
}

/** The event holds the hash of what it took out; without any ranges it took out nothing. */
function breakInRanges(ranges: CompactedRanges, { seq, name, payload }: ChainedRow): ChainBreak | undefined {
  if (name !== COMPACTED) return undefined;
  const noted = JSON.parse(payload) as EventMap[typeof COMPACTED];
  if (hashRanges(ranges.ofEvent(seq)) === noted.rangesHash) return undefined;
  return { seq, what: "the record of the rows that it says were compacted was changed" };
}

/** A session's state is folded from the blocks that are listed for it. */
function breakInBlocks(isListed: BlockCheck, { seq, session_id }: ChainedRow): ChainBreak | undefined {
  if (isListed(seq, session_id)) return undefined;
  return { seq, what: `the list of what belongs to the session ${session_id} leaves it out` };
}

function widen(span: CompactedSpan | undefined, { firstSeq, lastSeq }: CompactedRange): CompactedSpan {
  const rows = (span?.rows ?? 0) + lastSeq - firstSeq + 1;
  return { rows, firstSeq: span?.firstSeq ?? firstSeq, lastSeq };
}

function breakAt(
  db: ReadDb,
  head: ChainHead,
  row: ChainedRow,
  next: ChainedRow | undefined,
): ChainBreak | undefined {
  const seq = head.seq + 1;
  if (row.seq < seq) return { seq: row.seq, what: "a row was put before the first" };
  if (row.seq > seq) return { seq, what: missing(seq, row.seq - 1) };
  const hash = chainHashLike(row.hash, head.hash, row);
  if (hash !== row.hash) return { seq, what: whatDiffers(head, row, next) };
  if (isFirstForm(hash) && !isFirstForm(head.hash))
    return { seq, what: "it is hashed as rows were before the ones that it follows" };
  if (isAsRead(db, row)) return undefined;
  return { seq, what: "its text holds bytes that are no text" };
}

/** The next row was chained to the true hash of this one, so it tells which side was changed. */
function whatDiffers(head: ChainHead, row: ChainedRow, next: ChainedRow | undefined): string {
  if (next !== undefined && follows(row.hash, next)) {
    return `its content was changed (${describe(row)}); its hash is the one it was written with`;
  }
  // A hash that was changed does not tell any more of which form it was.
  const hashes = [chainHash(head.hash, row), firstFormHash(head.hash, row)];
  if (next !== undefined && hashes.some((hash) => follows(hash, next))) {
    return `its hash was changed (${describe(row)}); its content is what was written`;
  }
  return `its content is not what its hash was taken over, or it follows another row than it was written after (${describe(row)})`;
}

function follows(hash: string, next: ChainedRow): boolean {
  return chainHashLike(next.hash, hash, next) === next.hash;
}

const describe = ({ name, id }: EventRow): string => `${name}, id ${id}`;

function missing(first: number, last: number): string {
  return first === last ? "the row is missing" : `the rows ${first} to ${last} are missing`;
}

/** Bytes that are no UTF-8 are read as the replacement character, so a text with one is compared byte by byte. */
function isAsRead(db: ReadDb, row: ChainedRow): boolean {
  const columns = [
    "id",
    "name",
    "payload",
    "session_id",
    "run_id",
    "correlation_id",
    "causation_id",
  ] as const;
  return columns.every((column) => {
    const text = row[column];
    if (text === null || !text.includes("\uFFFD")) return true;
    const bytes = db.prepare<[number], Buffer>(`SELECT CAST(${column} AS BLOB) FROM events WHERE seq = ?`);
    return bytes.pluck().get(row.seq)?.equals(Buffer.from(text)) === true;
  });
}

function breakAtEnd(db: ReadDb, head: ChainHead): ChainBreak | undefined {
  const end = db.prepare<[], ChainHead>("SELECT seq, hash FROM chain").get();
  if (end === undefined) return { seq: head.seq, what: "the stored end of the chain is missing" };
  if (end.seq > head.seq) return { seq: head.seq + 1, what: `${missing(head.seq + 1, end.seq)} at the end` };
  if (end.seq < head.seq) return { seq: end.seq + 1, what: "rows were put after the end of the chain" };
  if (end.hash === head.hash) return undefined;
  return { seq: head.seq, what: "the stored end of the chain has another hash than the last row" };
}

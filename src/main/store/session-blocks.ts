import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { ReadDb, WriteDb } from "./open-db.ts";

/**
 * Where the events of a session lie: the log in blocks of 1,024 numbers, and for each session the blocks that hold events
 * of it. An index of all events by session costs a fifth of what a stored event costs; this costs one row a block.
 */
const BLOCK_BITS = 10;
const BLOCK_EVENTS = 2 ** BLOCK_BITS;

/** The block of a number, in SQL. */
export const blockOf = (seq: string): string => `${seq} >> ${BLOCK_BITS}`;

/**
 * The events of sessions, in SQL: `WHERE session = ?`, and `ORDER BY block, seq` to have them ascending. A query that
 * begins or ends at a number must also say so of `block`, or it looks into each block of the session.
 */
export const SESSION_EVENTS = `session_blocks CROSS JOIN events
  ON seq BETWEEN block << ${BLOCK_BITS} AND (block << ${BLOCK_BITS}) + ${BLOCK_EVENTS - 1} AND session_id = session`;

/** Fills the table from the rows of the log. */
export const FILL_SESSION_BLOCKS = `
  INSERT OR IGNORE INTO session_blocks SELECT DISTINCT session_id, ${blockOf("seq")} FROM events;`;

/** Numbers of events from `first` to `last`. */
export interface SeqRange {
  readonly first: number;
  readonly last: number;
}

/** Ascending ranges that hold all events of the session or of the run, and others between them; each of at most 1,024. */
export function listBlocks(db: ReadDb, session: string, run: string | null): readonly SeqRange[] {
  // Of a run the first event of each block is looked up, not all of its events.
  const select = db.prepare<[string | null, string | null, string], number>(`
    WITH RECURSIVE of_run (block) AS (
      SELECT ${blockOf("min(seq)")} FROM events WHERE run_id = ?
      UNION ALL
      SELECT (SELECT ${blockOf("min(seq)")} FROM events WHERE run_id = ? AND seq >= (block + 1) << ${BLOCK_BITS})
        FROM of_run WHERE block IS NOT NULL
    )
    SELECT block FROM session_blocks WHERE session = ?
    UNION SELECT block FROM of_run WHERE block IS NOT NULL ORDER BY block`);
  return select
    .pluck()
    .all(run, run, session)
    .map((block) => ({ first: block * BLOCK_EVENTS, last: (block + 1) * BLOCK_EVENTS - 1 }));
}

/** Notes the blocks of sessions as their events are written. */
export interface SessionBlocks {
  /** In the transaction of the events. */
  note(envelopes: readonly AnyEnvelope[]): void;
  /** To be called when that transaction was rolled back. */
  forget(): void;
}

export function createSessionBlocks(db: WriteDb): SessionBlocks {
  const insert = db.prepare("INSERT OR IGNORE INTO session_blocks VALUES (?, ?)");
  /** The sessions that are noted for `block`. */
  const noted = new Set<string>();
  let block = -1;
  let last: string | undefined;
  return {
    note(envelopes) {
      for (const { seq, sessionId } of envelopes) {
        const own = Math.floor(seq / BLOCK_EVENTS);
        if (own === block && sessionId === last) continue;
        if (own !== block) noted.clear();
        block = own;
        last = sessionId;
        if (noted.has(sessionId)) continue;
        insert.run(sessionId, own);
        noted.add(sessionId);
      }
    },
    forget() {
      noted.clear();
      block = -1;
    },
  };
}

/** True when the events of that session are listed where that number lies. */
export type BlockCheck = (seq: number, session: string) => boolean;

export function createBlockCheck(db: ReadDb): BlockCheck {
  const select = db.prepare<[string, number], number>(
    "SELECT 1 FROM session_blocks WHERE session = ? AND block = ?",
  );
  /** The sessions that are listed for `block`. */
  const listed = new Set<string>();
  let block = -1;
  return (seq, session) => {
    const own = Math.floor(seq / BLOCK_EVENTS);
    if (own !== block) listed.clear();
    block = own;
    if (listed.has(session)) return true;
    if (select.get(session, own) === undefined) return false;
    listed.add(session);
    return true;
  };
}

import { CHAIN_START, EVENT_COLUMNS } from "#main/store/event-chain.ts";
import type { EventRow } from "#main/store/event-chain.ts";
import type { ReadDb } from "#main/store/open-db.ts";
import { listBlocks } from "#main/store/session-blocks.ts";
import { withStoreErrors } from "#main/store/store-error.ts";
import type { SessionRow } from "./session-file-lines.ts";

/** A row of the log with its hash, and the hash of the row that it was chained to. */
export interface ChainedRow {
  readonly row: EventRow;
  readonly hash: string;
  readonly before: string;
}

/** The session's row; `last` is the newest. */
export function findSessionRow(db: ReadDb, id: string): SessionRow | undefined {
  const columns = `session_id, mode, run_id, strategy, symbols_json, feed, is_synthetic, initial_cash,
    ts_opened_ms, ts_closed_ms, close_reason`;
  const where = id === "last" ? "" : "WHERE session_id = ?";
  const select = db.prepare<string[], SessionRow>(
    `SELECT ${columns} FROM sessions ${where} ORDER BY ts_opened_ms DESC, rowid DESC LIMIT 1`,
  );
  return withStoreErrors(db.name, () => (id === "last" ? select.get() : select.get(id)));
}

/** The events of a session and of its run, ascending. */
export function* readSessionRows(db: ReadDb, session: SessionRow): Generator<ChainedRow, void> {
  // Not by the index of runs, which does not know the events of the session.
  const select = db.prepare<[number, number, string, string | null], EventRow & { readonly hash: string }>(
    `SELECT ${EVENT_COLUMNS}, hash FROM events NOT INDEXED
     WHERE seq BETWEEN ? AND ? AND (session_id = ? OR run_id = ?) ORDER BY seq`,
  );
  const selectBefore = db
    .prepare<[number, number], string>(
      "SELECT hash FROM events WHERE seq = ? UNION ALL SELECT last_hash FROM compacted_ranges WHERE last_seq = ?",
    )
    .pluck();
  let last: { readonly seq: number; readonly hash: string } = { seq: 0, hash: CHAIN_START };
  for (const { first, last: until } of listBlocks(db, session.session_id, session.run_id)) {
    for (const { hash, ...row } of select.all(first, until, session.session_id, session.run_id)) {
      const before =
        row.seq === last.seq + 1 ? last.hash : (selectBefore.get(row.seq - 1, row.seq - 1) ?? "");
      yield { row, hash, before };
      last = { seq: row.seq, hash };
    }
  }
}

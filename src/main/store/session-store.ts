import type { SessionOpening } from "#shared/events/session-events.ts";
import type { RunId, SessionId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { ReadDb, WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

/** A trading session as a list shows it; its state is folded from its events. */
export interface SessionRecord extends SessionOpening {
  readonly sessionId: SessionId;
  readonly tsOpenedMs: EpochMs;
  readonly tsClosedMs: EpochMs | undefined;
  readonly closeReason: string | undefined;
}

/** The sessions of one file as others may see them. */
export interface SessionReader {
  get(sessionId: SessionId): SessionRecord | undefined;
  /** Newest first; default 100. */
  list(limit?: number): readonly SessionRecord[];
  /** Sessions without an end: after a start, those that a crash cut off. */
  listOpen(): readonly SessionRecord[];
}

export interface SessionStore extends SessionReader {
  /** Inserts the session, or replaces how it stands: closed when and why, synthetic or not. */
  save(session: SessionRecord): void;
}

interface SessionRow {
  readonly session_id: string;
  readonly mode: string;
  readonly run_id: string | null;
  readonly strategy: string | null;
  readonly symbols_json: string;
  readonly feed: string | null;
  readonly is_synthetic: number;
  readonly initial_cash: number;
  readonly ts_opened_ms: number;
  readonly ts_closed_ms: number | null;
  readonly close_reason: string | null;
}

const NEWEST_FIRST = "ORDER BY ts_opened_ms DESC, rowid DESC";

export function createSessionReader(db: ReadDb): SessionReader {
  const select = db.prepare<[string], SessionRow>("SELECT * FROM sessions WHERE session_id = ?");
  const selectNewest = db.prepare<[number], SessionRow>(`SELECT * FROM sessions ${NEWEST_FIRST} LIMIT ?`);
  const selectOpen = db.prepare<[], SessionRow>(
    `SELECT * FROM sessions WHERE ts_closed_ms IS NULL ${NEWEST_FIRST}`,
  );
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  return {
    get: (sessionId) =>
      guard(() => {
        const row = select.get(sessionId);
        return row === undefined ? undefined : toRecord(row);
      }),
    list: (limit = 100) => guard(() => selectNewest.all(limit).map(toRecord)),
    listOpen: () => guard(() => selectOpen.all().map(toRecord)),
  };
}

export function createSessionStore(db: WriteDb): SessionStore {
  const upsert = db.prepare(`
    INSERT INTO sessions (session_id, mode, run_id, strategy, symbols_json, feed, is_synthetic, initial_cash,
      ts_opened_ms, ts_closed_ms, close_reason)
    VALUES (@session_id, @mode, @run_id, @strategy, @symbols_json, @feed, @is_synthetic, @initial_cash,
      @ts_opened_ms, @ts_closed_ms, @close_reason)
    ON CONFLICT (session_id) DO UPDATE SET is_synthetic = excluded.is_synthetic,
      ts_closed_ms = excluded.ts_closed_ms, close_reason = excluded.close_reason
  `);
  return {
    ...createSessionReader(db),
    save: (session) => withStoreErrors(db.name, () => void upsert.run(toRow(session))),
  };
}

function toRow(session: SessionRecord): SessionRow {
  return {
    session_id: session.sessionId,
    mode: session.mode,
    run_id: session.runId ?? null,
    strategy: session.strategy ?? null,
    symbols_json: JSON.stringify(session.symbols),
    feed: session.feed ?? null,
    is_synthetic: session.isSynthetic ? 1 : 0,
    initial_cash: session.initialCash,
    ts_opened_ms: session.tsOpenedMs,
    ts_closed_ms: session.tsClosedMs ?? null,
    close_reason: session.closeReason ?? null,
  };
}

/** The row was written by `toRow`, so its texts are what the types say. */
function toRecord(row: SessionRow): SessionRecord {
  return {
    sessionId: row.session_id as SessionId,
    mode: row.mode as Mode,
    runId: (row.run_id ?? undefined) as RunId | undefined,
    strategy: row.strategy ?? undefined,
    symbols: JSON.parse(row.symbols_json) as readonly string[],
    feed: row.feed ?? undefined,
    isSynthetic: row.is_synthetic === 1,
    initialCash: row.initial_cash,
    tsOpenedMs: row.ts_opened_ms as EpochMs,
    tsClosedMs: (row.ts_closed_ms ?? undefined) as EpochMs | undefined,
    closeReason: row.close_reason ?? undefined,
  };
}

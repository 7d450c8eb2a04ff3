import { hash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import type { SessionSnapshot } from "#engine/session/restore.ts";
import { SESSION_FOLD_VERSION, type SessionState } from "#engine/session/session-state.ts";
import type { SessionId } from "#shared/model/ids.ts";
import type { ReadDb, WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

/** A snapshot that is not to be trusted; what it stood for is folded from the events instead. */
export interface IgnoredSnapshot {
  readonly sessionId: SessionId;
  readonly seq: number;
  /** In words. */
  readonly why: string;
}

export interface SnapshotReader {
  /**
   * The newest snapshot that fits the log, `isWanted`, and is whole; undefined when there is none. One that does not fit
   * is told of and passed over.
   */
  newest(sessionId: SessionId, isWanted?: (state: SessionState) => boolean): SessionSnapshot | undefined;
}

export interface SnapshotStore extends SnapshotReader {
  /** Stores it beside the one before it and forgets older ones; false when the log does not hold its last event yet. */
  save(snapshot: SessionSnapshot): boolean;
}

interface SnapshotRow {
  readonly session_id: string;
  readonly seq: number;
  readonly chain_hash: string;
  readonly fold_version: number;
  readonly state: Uint8Array;
  readonly content_hash: string;
}

/** One more than is needed, for when the newest is damaged. */
const KEPT = 2;

export function createSnapshotReader(
  db: ReadDb,
  onIgnored: (snapshot: IgnoredSnapshot) => void,
): SnapshotReader {
  const select = db.prepare<[string], SnapshotRow>(
    "SELECT * FROM snapshots WHERE session_id = ? ORDER BY seq DESC",
  );
  const selectHash = prepareHash(db);
  return {
    newest(sessionId, isWanted = () => true) {
      for (const row of withStoreErrors(db.name, () => select.all(sessionId))) {
        const found = readState(
          row,
          withStoreErrors(db.name, () => selectHash.get(row.seq, sessionId)),
        );
        if (typeof found === "string") onIgnored({ sessionId, seq: row.seq, why: found });
        else if (isWanted(found)) return { seq: row.seq, state: found };
      }
      return undefined;
    },
  };
}

export function createSnapshotStore(
  db: WriteDb,
  onIgnored: (snapshot: IgnoredSnapshot) => void,
  foldVersion: number = SESSION_FOLD_VERSION,
): SnapshotStore {
  const insert = db.prepare<SnapshotRow>(
    `INSERT OR REPLACE INTO snapshots
     VALUES (@session_id, @seq, @chain_hash, @fold_version, @state, @content_hash)`,
  );
  const forget = db.prepare<[string, string]>(
    `DELETE FROM snapshots WHERE session_id = ? AND seq NOT IN
       (SELECT seq FROM snapshots WHERE session_id = ? ORDER BY seq DESC LIMIT ${KEPT})`,
  );
  const selectHash = prepareHash(db);
  const save = db.transaction((row: SnapshotRow) => {
    insert.run(row);
    forget.run(row.session_id, row.session_id);
  });
  return {
    ...createSnapshotReader(db, onIgnored),
    save: ({ seq, state }) =>
      withStoreErrors(db.name, () => {
        const chainHash = selectHash.get(seq, state.sessionId);
        if (chainHash === undefined) return false;
        const row = {
          session_id: state.sessionId,
          seq,
          chain_hash: chainHash,
          fold_version: foldVersion,
          state: serialize(state),
        };
        save({ ...row, content_hash: contentHashOf(row) });
        return true;
      }),
  };
}

function prepareHash(db: ReadDb) {
  const sql = "SELECT hash FROM events WHERE seq = ? AND session_id = ?";
  return db.prepare<[number, string], string>(sql).pluck();
}

/** What the snapshot holds; in words what is wrong with it. `chainHash` is the log's at its last event. */
function readState(row: SnapshotRow, chainHash: string | undefined): SessionState | string {
  if (contentHashOf(row) !== row.content_hash) return "its content is not what was written";
  if (row.fold_version !== SESSION_FOLD_VERSION) return `its fold has version ${row.fold_version}`;
  if (chainHash === undefined) return "the log does not hold the event that it ends with";
  if (chainHash !== row.chain_hash) return "the log has another history than it was taken of";
  try {
    return deserialize(row.state) as SessionState;
  } catch {
    // Whole, and of another runtime.
    return "this runtime cannot read it";
  }
}

function contentHashOf(row: Omit<SnapshotRow, "content_hash">): string {
  const { session_id, seq, chain_hash, fold_version, state } = row;
  const head = JSON.stringify([session_id, seq, chain_hash, fold_version]);
  return hash("sha256", Buffer.concat([Buffer.from(head), state]), "hex");
}

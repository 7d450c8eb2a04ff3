import { EVENT_CLASS } from "#shared/events/event-map.ts";
import type { AnyEnvelope, EventMap, EventName } from "#shared/events/event-map.ts";
import type { CorrelationId, EventId, RunId, SessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { invariant } from "#engine/base/invariant.ts";
import { crashPoint } from "#main/crash-point.ts";
import { fromLosslessJson } from "#main/lossless-json.ts";
import { CHAIN_START, EVENT_COLUMNS } from "./event-chain.ts";
import type { ChainHead, EventRow } from "./event-chain.ts";
import { createEventInsert } from "./event-insert.ts";
import type { ReadDb, WriteDb } from "./open-db.ts";
import { damagedFoldError, damagedRowError, withStoreErrors } from "./store-error.ts";

/** The log of one file as others may see it. */
export interface EventReader {
  /** 0 for an empty log. */
  lastSeq(): number;
  /** At most `limit` events after `seq`, ascending; default 10,000. */
  readAfter(seq: number, limit?: number): readonly AnyEnvelope[];
  /** The events of these names after `seq`, up to and with `lastSeq`, ascending. */
  readNamed(names: readonly EventName[], seq: number, lastSeq: number): readonly AnyEnvelope[];
  readRun(runId: RunId): readonly AnyEnvelope[];
  /** The events of a session after `seq` (default all), ascending. */
  readSession(sessionId: SessionId, seq?: number): readonly AnyEnvelope[];
  /** Folds events that were read here; a fold that fails on them throws `store.row-damaged` with `what` it was of. */
  fold<State>(what: string, fold: () => State): State;
}

/** The append-only log of one file: the truth that all state is folded from. */
export interface EventLog extends EventReader {
  /** Stores all or none, synced to the disk when it returns; the first must follow `lastSeq()` without a gap. */
  append(envelopes: readonly AnyEnvelope[]): void;
  /** Lets `publish` append, and does `work` in the transaction of its rows: both are stored or none. */
  appendWith(work: () => void, publish: () => void): void;
  /** The end of the log as it was last written. */
  head(): ChainHead;
}

/** Characters of a damaged payload that its error shows. */
const SHOWN = 80;

const LAST_SEQ = "SELECT coalesce(max(seq), 0) FROM events";

export function createEventReader(db: ReadDb): EventReader {
  const selectLastSeq = db.prepare<[], number>(LAST_SEQ).pluck();
  const selectAfter = db.prepare<[number, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const selectNamed = db.prepare<[number, number, string], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? AND seq <= ?
      AND name IN (SELECT value FROM json_each(?)) ORDER BY seq`,
  );
  const selectRun = db.prepare<[string], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE run_id = ? ORDER BY seq`,
  );
  const selectSession = db.prepare<[string, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE session_id = ? AND seq > ? ORDER BY seq`,
  );
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  const envelopeOf = (row: EventRow): AnyEnvelope => toEnvelope(row, db.name);
  return {
    lastSeq: () => guard(() => selectLastSeq.get() ?? 0),
    readAfter: (seq, limit = 10_000) => guard(() => selectAfter.all(seq, limit).map(envelopeOf)),
    readNamed: (names, seq, lastSeq) =>
      guard(() => selectNamed.all(seq, lastSeq, JSON.stringify(names)).map(envelopeOf)),
    readRun: (runId) => guard(() => selectRun.all(runId).map(envelopeOf)),
    readSession: (sessionId, seq = 0) => guard(() => selectSession.all(sessionId, seq).map(envelopeOf)),
    fold(what, fold) {
      try {
        return fold();
      } catch (cause) {
        // A fold has no rules of its own: what breaks it is a member that is missing or of another type.
        if (!(cause instanceof TypeError)) throw cause;
        throw damagedFoldError(db.name, what, cause);
      }
    },
  };
}

export function createEventLog(db: WriteDb): EventLog {
  const insert = createEventInsert(db);
  const moveHead = db.prepare("INSERT OR REPLACE INTO chain (id, seq, hash) VALUES (1, ?, ?)");
  const reader = createEventReader(db);
  // Kept here, so that an append reads nothing. The hash is the stored end of the chain even when rows were cut off
  // before it: the next row then shows that something is missing.
  let head: ChainHead = { seq: reader.lastSeq(), hash: readHeadHash(db) };
  let beside: (() => void) | undefined;
  const insertAll = db.transaction((envelopes: readonly AnyEnvelope[]) => {
    let { seq } = head;
    for (const envelope of envelopes) {
      seq += 1;
      invariant(envelope.seq === seq, `seq in the log must be ${seq}, was ${envelope.seq}`);
    }
    const hash = insert(envelopes, head.hash);
    moveHead.run(seq, hash);
    beside?.();
    crashPoint("events-inserted");
    return { seq, hash };
  });
  return {
    ...reader,
    append(envelopes) {
      head = withStoreErrors(db.name, () => insertAll(envelopes));
      crashPoint("events-committed");
    },
    appendWith(work, publish) {
      beside = work;
      try {
        publish();
      } finally {
        beside = undefined;
      }
    },
    head: () => head,
  };
}

function readHeadHash(db: WriteDb): string {
  const select = db.prepare<[], string>("SELECT hash FROM chain").pluck();
  return withStoreErrors(db.name, () => select.get()) ?? CHAIN_START;
}

/**
 * The row was written by `createEventInsert` from an envelope, so its ids and its payload are what the types say. Throws
 * `store.row-damaged` for one that was not: whoever folds it would fail far from the cause.
 */
export function toEnvelope(row: EventRow, file: string): AnyEnvelope {
  const payload = readPayload(row, file);
  if (!Object.hasOwn(EVENT_CLASS, row.name)) throw damagedRowError(file, row.seq, `the name ${row.name}`);
  return {
    seq: row.seq,
    id: row.id as EventId,
    name: row.name as EventName,
    payload: payload as EventMap[EventName],
    tsEventMs: epochMs(row.ts_event_ms),
    tsInitMs: epochMs(row.ts_init_ms),
    sessionId: row.session_id as SessionId,
    runId: (row.run_id ?? undefined) as RunId | undefined,
    correlationId: row.correlation_id as CorrelationId,
    causationId: (row.causation_id ?? undefined) as EventId | undefined,
  } as AnyEnvelope;
}

function readPayload({ seq, payload }: EventRow, file: string): object {
  const value = parsePayload(seq, payload, file);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw damagedRowError(file, seq, `the payload ${payload.slice(0, SHOWN)}`);
}

function parsePayload(seq: number, payload: string, file: string): unknown {
  try {
    return fromLosslessJson(payload);
  } catch (cause) {
    throw damagedRowError(file, seq, "a payload that is no JSON", cause);
  }
}

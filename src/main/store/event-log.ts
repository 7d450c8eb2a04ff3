import type { AnyEnvelope, EventMap, EventName } from "#shared/events/event-map.ts";
import type { CorrelationId, EventId, RunId, SessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { invariant } from "#engine/base/invariant.ts";
import { crashPoint } from "#main/crash-point.ts";
import { fromLosslessJson, toLosslessJson } from "#main/lossless-json.ts";
import type { ReadDb, WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

/** The log of one file as others may see it. */
export interface EventReader {
  /** 0 for an empty log. */
  lastSeq(): number;
  /** At most `limit` events after `seq`, ascending; default 10,000. */
  readAfter(seq: number, limit?: number): readonly AnyEnvelope[];
  readRun(runId: RunId): readonly AnyEnvelope[];
  /** The events of a session after `seq` (default all), ascending. */
  readSession(sessionId: SessionId, seq?: number): readonly AnyEnvelope[];
}

/** The append-only log of one file: the truth that all state is folded from. */
export interface EventLog extends EventReader {
  /** Stores all or none, synced to the disk when it returns; the first must follow `lastSeq()` without a gap. */
  append(envelopes: readonly AnyEnvelope[]): void;
}

interface EventRow {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly payload: string;
  readonly ts_event_ms: number;
  readonly ts_init_ms: number;
  readonly session_id: string;
  readonly run_id: string | null;
  readonly correlation_id: string;
  readonly causation_id: string | null;
}

const COLUMNS =
  "seq, id, name, payload, ts_event_ms, ts_init_ms, session_id, run_id, correlation_id, causation_id";

const LAST_SEQ = "SELECT coalesce(max(seq), 0) FROM events";

export function createEventReader(db: ReadDb): EventReader {
  const selectLastSeq = db.prepare<[], number>(LAST_SEQ).pluck();
  const selectAfter = db.prepare<[number, number], EventRow>(
    `SELECT ${COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const selectRun = db.prepare<[string], EventRow>(
    `SELECT ${COLUMNS} FROM events WHERE run_id = ? ORDER BY seq`,
  );
  const selectSession = db.prepare<[string, number], EventRow>(
    `SELECT ${COLUMNS} FROM events WHERE session_id = ? AND seq > ? ORDER BY seq`,
  );
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  return {
    lastSeq: () => guard(() => selectLastSeq.get() ?? 0),
    readAfter: (seq, limit = 10_000) => guard(() => selectAfter.all(seq, limit).map(toEnvelope)),
    readRun: (runId) => guard(() => selectRun.all(runId).map(toEnvelope)),
    readSession: (sessionId, seq = 0) => guard(() => selectSession.all(sessionId, seq).map(toEnvelope)),
  };
}

export function createEventLog(db: WriteDb): EventLog {
  const insert = db.prepare(`INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const selectLastSeq = db.prepare<[], number>(LAST_SEQ).pluck();
  const insertAll = db.transaction((envelopes: readonly AnyEnvelope[]) => {
    let seq = selectLastSeq.get() ?? 0;
    for (const envelope of envelopes) {
      seq += 1;
      invariant(envelope.seq === seq, `seq in the log must be ${seq}, was ${envelope.seq}`);
      insert.run(toRow(envelope));
    }
    crashPoint("events-inserted");
  });
  return {
    ...createEventReader(db),
    append(envelopes) {
      withStoreErrors(db.name, () => insertAll(envelopes));
      crashPoint("events-committed");
    },
  };
}

function toRow(envelope: AnyEnvelope): readonly (string | number | null)[] {
  return [
    envelope.seq,
    envelope.id,
    envelope.name,
    toLosslessJson(envelope.payload),
    envelope.tsEventMs,
    envelope.tsInitMs,
    envelope.sessionId,
    envelope.runId ?? null,
    envelope.correlationId,
    envelope.causationId ?? null,
  ];
}

/** The row was written by `toRow` from an envelope, so its ids and its payload are what the types say. */
function toEnvelope(row: EventRow): AnyEnvelope {
  return {
    seq: row.seq,
    id: row.id as EventId,
    name: row.name as EventName,
    payload: fromLosslessJson(row.payload) as EventMap[EventName],
    tsEventMs: epochMs(row.ts_event_ms),
    tsInitMs: epochMs(row.ts_init_ms),
    sessionId: row.session_id as SessionId,
    runId: (row.run_id ?? undefined) as RunId | undefined,
    correlationId: row.correlation_id as CorrelationId,
    causationId: (row.causation_id ?? undefined) as EventId | undefined,
  } as AnyEnvelope;
}

import { EVENT_CLASS } from "#shared/events/event-map.ts";
import type { AnyEnvelope, EventMap, EventName } from "#shared/events/event-map.ts";
import type { CorrelationId, EventId, RunId, SessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { FOLDED_EVENTS } from "#engine/session/apply-event.ts";
import type { SessionEvent } from "#engine/session/session-event.ts";
import { invariant } from "#engine/base/invariant.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { fromLosslessJson } from "#main/node/lossless-json.ts";
import { CHAIN_START, EVENT_COLUMNS } from "./event-chain.ts";
import type { ChainHead, EventRow } from "./event-chain.ts";
import { createEventInsert } from "./event-insert.ts";
import { IS_RUN_STORY } from "./migrations/0070-snapshots.ts";
import type { ReadDb, WriteDb } from "./open-db.ts";
import { createDeskHistoryReader, type DeskHistory } from "./read-desk-history.ts";
import { blockOf, createSessionBlocks, SESSION_EVENTS } from "./session-blocks.ts";
import { damagedFoldError, damagedRowError, withStoreErrors } from "./store-error.ts";

/** The log of one file as others may see it. */
export interface EventReader {
  /** 0 for an empty log. */
  lastSeq(): number;
  /** At most `limit` events after `seq`, ascending; default 10,000. */
  readAfter(seq: number, limit?: number): readonly AnyEnvelope[];
  /** The events of these names after `seq`, up to and with `lastSeq`, ascending. */
  readNamed(names: readonly EventName[], seq: number, lastSeq: number): readonly AnyEnvelope[];
  /** The events of a run that say how it stands, ascending; a few, however long its session trades. */
  readRunStory(runId: RunId): readonly AnyEnvelope[];
  /** The events of a session after `seq` (default all), ascending. */
  readSession(sessionId: SessionId, seq?: number): readonly AnyEnvelope[];
  /**
   * What the events of a session after `seq` say of its state, ascending, a page at a time; a page is a few milliseconds
   * of work. Events without state are not read.
   */
  readState(sessionId: SessionId, seq: number): Generator<readonly SessionEvent[], void>;
  /** What a desk needs of a session to trade on. */
  readDeskHistory(sessionId: SessionId): DeskHistory;
  /** Folds events that were read here; a fold that fails on them throws `store.row-damaged` with `what` it was of. */
  fold<State>(what: string, fold: () => State): State;
}

/** The append-only log of one file: the truth that all state is folded from. */
export interface EventLog extends EventReader {
  /** Stores all or none, synced to the disk when it returns; the first must follow `lastSeq()` without a gap. */
  append(envelopes: readonly AnyEnvelope[]): void;
  /**
   * Lets `publish` append, and does `work` once, in the transaction of the first event of that name, with its `seq`: both
   * are stored or none. What waited before that event, or follows from it, may be stored in transactions of its own.
   */
  appendWith(name: EventName, work: (seq: number) => void, publish: () => void): void;
  /** The end of the log as it was last written. */
  head(): ChainHead;
}

/** Of `seq, name, payload, ts_event_ms`. */
type StateRow = readonly [number, string, string, number];

/** Events read at once to be folded: about 3 ms of work. */
const STATE_PAGE = 1_000;
const FOLDED_NAMES = FOLDED_EVENTS.map((name) => `'${name}'`).join(", ");

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
  const selectRunStory = db.prepare<[string], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE run_id = ? AND ${IS_RUN_STORY} ORDER BY seq`,
  );
  // Rows as arrays: of a million, building objects is a part of the time that one notices.
  const selectState = db
    .prepare<[string, number, number], StateRow>(
      `SELECT seq, name, payload, ts_event_ms FROM ${SESSION_EVENTS}
       WHERE session = ? AND block >= ${blockOf("?")} AND seq > ? AND name IN (${FOLDED_NAMES})
       ORDER BY block, seq LIMIT ${STATE_PAGE}`,
    )
    .raw();
  const selectSession = db.prepare<[string, number, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM ${SESSION_EVENTS}
     WHERE session = ? AND block >= ${blockOf("?")} AND seq > ? ORDER BY block, seq`,
  );
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  const envelopeOf = (row: EventRow): AnyEnvelope => toEnvelope(row, db.name);
  const readDeskHistory = createDeskHistoryReader(db, envelopeOf);
  return {
    lastSeq: () => guard(() => selectLastSeq.get() ?? 0),
    readAfter: (seq, limit = 10_000) => guard(() => selectAfter.all(seq, limit).map(envelopeOf)),
    readNamed: (names, seq, lastSeq) =>
      guard(() => selectNamed.all(seq, lastSeq, JSON.stringify(names)).map(envelopeOf)),
    readRunStory: (runId) => guard(() => selectRunStory.all(runId).map(envelopeOf)),
    readDeskHistory: (sessionId) => guard(() => readDeskHistory(sessionId)),
    *readState(sessionId, seq) {
      for (let at = seq; ;) {
        const rows = guard(() => selectState.all(sessionId, at, at));
        yield rows.map((row) => toSessionEvent(row, sessionId, db.name));
        if (rows.length < STATE_PAGE) return;
        at = rows.at(-1)?.[0] ?? at;
      }
    },
    readSession: (sessionId, seq = 0) => guard(() => selectSession.all(sessionId, seq, seq).map(envelopeOf)),
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

interface Beside {
  readonly name: EventName;
  readonly work: (seq: number) => void;
}

export function createEventLog(db: WriteDb): EventLog {
  const insert = createEventInsert(db);
  const blocks = createSessionBlocks(db);
  const moveHead = db.prepare("INSERT OR REPLACE INTO chain (id, seq, hash) VALUES (1, ?, ?)");
  const reader = createEventReader(db);
  // Kept here, so that an append reads nothing. The hash is the stored end of the chain even when rows were cut off
  // before it: the next row then shows that something is missing.
  let head: ChainHead = { seq: reader.lastSeq(), hash: readHeadHash(db) };
  let beside: Beside | undefined;
  const insertAll = db.transaction((envelopes: readonly AnyEnvelope[]) => {
    let { seq } = head;
    for (const envelope of envelopes) {
      seq += 1;
      invariant(envelope.seq === seq, `seq in the log must be ${seq}, was ${envelope.seq}`);
    }
    const hash = insert(envelopes, head.hash);
    blocks.note(envelopes);
    moveHead.run(seq, hash);
    const own = beside && envelopes.find(({ name }) => name === beside?.name);
    if (own !== undefined) beside?.work(own.seq);
    crashPoint("events-inserted");
    return { seq, hash };
  });
  return {
    ...reader,
    append(envelopes) {
      try {
        head = withStoreErrors(db.name, () => insertAll(envelopes));
      } catch (thrown) {
        blocks.forget();
        throw thrown;
      }
      if (envelopes.some(({ name }) => name === beside?.name)) beside = undefined;
      crashPoint("events-committed");
    },
    appendWith(name, work, publish) {
      beside = { name, work };
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
  const payload = readPayload(row.seq, row.payload, file);
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
    correlationId: (row.correlation_id === "" ? row.id : row.correlation_id) as CorrelationId,
    causationId: (row.causation_id ?? undefined) as EventId | undefined,
  } as AnyEnvelope;
}

/** A row of `readState`, whose name was asked for. */
function toSessionEvent(
  [seq, name, payload, tsEventMs]: StateRow,
  sessionId: SessionId,
  file: string,
): SessionEvent {
  const event = {
    seq,
    name,
    payload: readPayload(seq, payload, file),
    tsEventMs: epochMs(tsEventMs),
    sessionId,
  };
  return event as SessionEvent;
}

function readPayload(seq: number, payload: string, file: string): object {
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

import type { EventRow } from "#main/store/event-chain.ts";
import { EVENT_COLUMNS } from "#main/store/event-chain.ts";
import { toEnvelope } from "#main/store/event-log.ts";
import type { ReadDb } from "#main/store/open-db.ts";
import { listBlocks, SESSION_EVENTS, type SeqRange } from "#main/store/session-blocks.ts";
import { withStoreErrors } from "#main/store/store-error.ts";
import { EVENT_CLASS, type AnyEnvelope, type EventName } from "#shared/events/event-map.ts";
import type { StreamedRow } from "./choose-removable.ts";

/** A closed session or an ended run. */
export interface Subject {
  readonly of: "session" | "run";
  readonly id: string;
  /** Of a session: the run that it belongs to. */
  readonly runId: string | null;
}

/** Rows read at once: a few milliseconds of work. */
const PAGE_ROWS = 500;
const STREAMED = JSON.stringify(
  (Object.keys(EVENT_CLASS) as readonly EventName[]).filter((name) => EVENT_CLASS[name] === "streamed"),
);

/** The sessions that were closed, and the runs that ended, before that time. */
export function listSubjects(db: ReadDb, beforeMs: number): readonly Subject[] {
  const sessions = db.prepare<[number], Subject>(
    `SELECT 'session' AS "of", s.session_id AS id, s.run_id AS runId FROM sessions s
     WHERE s.ts_closed_ms IS NOT NULL AND (SELECT ts_init_ms FROM ${SESSION_EVENTS}
       WHERE session = s.session_id AND name = 'session.closed' ORDER BY block DESC, seq DESC LIMIT 1) < ?`,
  );
  const runs = db.prepare<[number], Subject>(
    `SELECT 'run' AS "of", r.run_id AS id, r.run_id AS runId FROM runs r
     WHERE r.status NOT IN ('pending', 'running') AND (SELECT max(e.ts_init_ms) FROM events e WHERE e.run_id = r.run_id
       AND e.name IN ('workflow.completed', 'workflow.failed', 'workflow.cancelled')) < ?`,
  );
  return withStoreErrors(db.name, () => [...sessions.all(beforeMs), ...runs.all(beforeMs)]);
}

/** The streamed events that are of the subject alone: those of a run's session are the session's. */
export function readStreamed(db: ReadDb, subject: Subject): Generator<readonly StreamedRow[], void> {
  const where =
    subject.of === "session"
      ? "session_id = ?"
      : "run_id = ? AND session_id NOT IN (SELECT session_id FROM sessions)";
  const select = db.prepare<[number, number, string, string], StreamedRow>(
    `SELECT seq, id, name, payload, hash FROM events NOT INDEXED WHERE seq BETWEEN ? AND ? AND ${where}
     AND name IN (SELECT value FROM json_each(?)) ORDER BY seq`,
  );
  return inPages(db, subject, ({ first, last }) => select.all(first, last, subject.id, STREAMED));
}

/** What a durable event came from, and the opening time of the bar at which an order was decided or filled. */
interface NamingRow {
  readonly cause: string | null;
  readonly tsBarMs: number | null;
}

/** What orders, fills and other durable events of the subject name: who asks why one was must find it. */
export function readNaming(db: ReadDb, subject: Subject): Generator<readonly NamingRow[], void> {
  const select = db.prepare<[number, number, string, string | null, string], NamingRow>(
    `SELECT causation_id AS cause, CASE WHEN name IN ('order.submitted', 'order.filled')
       THEN coalesce(payload ->> '$.order.tsDecidedMs', payload ->> '$.fill.tsMs') END AS tsBarMs
     FROM events NOT INDEXED WHERE seq BETWEEN ? AND ? AND (session_id = ? OR run_id = ?)
     AND name NOT IN (SELECT value FROM json_each(?)) ORDER BY seq`,
  );
  const session = sessionOf(subject);
  return inPages(db, subject, ({ first, last }) => select.all(first, last, session, subject.runId, STREAMED));
}

/** All events that the subject's state and its run's view are folded from. */
export function* readEvents(db: ReadDb, subject: Subject): Generator<readonly AnyEnvelope[], void> {
  const select = db.prepare<[number, number, string, string | null], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events NOT INDEXED
     WHERE seq BETWEEN ? AND ? AND (session_id = ? OR run_id = ?) ORDER BY seq`,
  );
  const session = sessionOf(subject);
  const read = ({ first, last }: SeqRange) => select.all(first, last, session, subject.runId);
  for (const rows of inPages(db, subject, read)) yield rows.map((row) => toEnvelope(row, db.name));
}

/** What no session is called, for a run. */
function sessionOf({ of, id }: Subject): string {
  return of === "session" ? id : "";
}

/** By number and not by an index: that of runs does not know the events of a session. */
function* inPages<Row>(
  db: ReadDb,
  subject: Subject,
  read: (range: SeqRange) => readonly Row[],
): Generator<readonly Row[], void> {
  for (const range of withStoreErrors(db.name, () => listBlocks(db, sessionOf(subject), subject.runId))) {
    const rows = withStoreErrors(db.name, () => read(range));
    for (let start = 0; start < rows.length; start += PAGE_ROWS) yield rows.slice(start, start + PAGE_ROWS);
  }
}

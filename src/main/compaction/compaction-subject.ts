import type { EventRow } from "#main/store/event-chain.ts";
import { EVENT_COLUMNS } from "#main/store/event-chain.ts";
import { toEnvelope } from "#main/store/event-log.ts";
import type { ReadDb } from "#main/store/open-db.ts";
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
     WHERE s.ts_closed_ms IS NOT NULL AND (SELECT max(e.ts_init_ms) FROM events e
       WHERE e.session_id = s.session_id AND e.name = 'session.closed') < ?`,
  );
  const runs = db.prepare<[number], Subject>(
    `SELECT 'run' AS "of", r.run_id AS id, r.run_id AS runId FROM runs r
     WHERE r.status NOT IN ('pending', 'running') AND (SELECT max(e.ts_init_ms) FROM events e WHERE e.run_id = r.run_id
       AND e.name IN ('workflow.completed', 'workflow.failed', 'workflow.cancelled')) < ?`,
  );
  return withStoreErrors(db.name, () => [...sessions.all(beforeMs), ...runs.all(beforeMs)]);
}

/** The streamed events that are of the subject alone: those of a run's session are the session's. */
export function readStreamed(db: ReadDb, { of, id }: Subject): Generator<readonly StreamedRow[], void> {
  const where =
    of === "session"
      ? "session_id = ?"
      : "run_id = ? AND session_id NOT IN (SELECT session_id FROM sessions)";
  const select = db.prepare<[string, number, string, number], StreamedRow>(
    `SELECT seq, id, name, payload, hash FROM events WHERE ${where} AND seq > ?
     AND name IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?`,
  );
  return inPages(db, (after) => select.all(id, after, STREAMED, PAGE_ROWS));
}

/** What a durable event came from, and the opening time of the bar at which an order was decided or filled. */
interface NamingRow {
  readonly seq: number;
  readonly cause: string | null;
  readonly tsBarMs: number | null;
}

/** What orders, fills and other durable events of the subject name: who asks why one was must find it. */
export function readNaming(db: ReadDb, { of, id, runId }: Subject): Generator<readonly NamingRow[], void> {
  const select = db.prepare<[string, string | null, number, string, number], NamingRow>(
    `SELECT seq, causation_id AS cause, CASE WHEN name IN ('order.submitted', 'order.filled')
       THEN coalesce(payload ->> '$.order.tsDecidedMs', payload ->> '$.fill.tsMs') END AS tsBarMs
     FROM events WHERE (session_id = ? OR run_id = ?) AND seq > ?
     AND name NOT IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?`,
  );
  const session = of === "session" ? id : "";
  return inPages(db, (after) => select.all(session, runId, after, STREAMED, PAGE_ROWS));
}

/** All events that the subject's state and its run's view are folded from. */
export function* readEvents(db: ReadDb, { of, id, runId }: Subject): Generator<readonly AnyEnvelope[], void> {
  const select = db.prepare<[string, string | null, number, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE (session_id = ? OR run_id = ?) AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const session = of === "session" ? id : "";
  for (const rows of inPages(db, (after) => select.all(session, runId, after, PAGE_ROWS)))
    yield rows.map((row) => toEnvelope(row, db.name));
}

function* inPages<Row extends { readonly seq: number }>(
  db: ReadDb,
  read: (after: number) => readonly Row[],
): Generator<readonly Row[], void> {
  for (let after = 0; ;) {
    const rows = withStoreErrors(db.name, () => read(after));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.seq;
  }
}

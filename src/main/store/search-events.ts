import { EVENT_CLASS } from "#shared/events/event-map.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { AuditQuery } from "#shared/ipc/channels/audit-channels.ts";
import { checkPattern, matchesTopic } from "#engine/bus/topic-pattern.ts";
import { EVENT_COLUMNS } from "./event-chain.ts";
import type { EventRow } from "./event-chain.ts";
import { toEnvelope } from "./event-log.ts";
import type { ReadDb } from "./open-db.ts";
import { createPace } from "./pace.ts";
import { withStoreErrors } from "./store-error.ts";

interface Condition {
  readonly sql: string;
  readonly value: string | number;
}

/**
 * The newest events of a log that the query wants, newest first and at most `limit`; a few milliseconds of work between
 * one `next()` and another.
 */
export function* searchEvents(
  db: ReadDb,
  query: AuditQuery,
  limit: number,
): Generator<undefined, readonly AnyEnvelope[]> {
  const conditions = conditionsOf(query);
  const where = conditions.map(({ sql }) => `AND ${sql}`).join(" ");
  const select = db.prepare<unknown[], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? AND seq <= ? ${where} ORDER BY seq DESC LIMIT ?`,
  );
  const values = conditions.map(({ value }) => value);
  const pace = createPace();
  const found: AnyEnvelope[] = [];
  let upTo = withStoreErrors(db.name, () =>
    db.prepare<[], number>("SELECT coalesce(max(seq), 0) FROM events").pluck().get(),
  );
  while (upTo !== undefined && upTo > 0 && found.length < limit) {
    const startedMs = performance.now();
    const [from, to]: readonly [number, number] = [Math.max(0, upTo - pace.rows()), upTo];
    const rows = withStoreErrors(db.name, () => select.all(from, to, ...values, limit - found.length));
    for (const row of rows) found.push(toEnvelope(row, db.name));
    pace.took(performance.now() - startedMs);
    upTo = from;
    yield;
  }
  return found;
}

function conditionsOf(query: AuditQuery): readonly Condition[] {
  const { symbol, orderId, runId, sessionId, fromMs, toMs, id } = query;
  return [
    ...given("id = ?", id),
    ...given("run_id = ?", runId),
    ...given("session_id = ?", sessionId),
    ...given("ts_init_ms >= ?", fromMs),
    ...given("ts_init_ms < ?", toMs),
    ...given("instr(payload, ?) > 0", symbol && JSON.stringify(symbol.toUpperCase())),
    ...given("instr(payload, ?) > 0", orderId && JSON.stringify(orderId)),
    ...given("name IN (SELECT value FROM json_each(?))", query.name && namesOf(query.name)),
  ];
}

function given(sql: string, value: string | number | undefined): readonly Condition[] {
  return value === undefined ? [] : [{ sql, value }];
}

function namesOf(pattern: string): string {
  checkPattern(pattern);
  return JSON.stringify(Object.keys(EVENT_CLASS).filter((name) => matchesTopic(pattern, name)));
}

/** The event of that number; undefined when the log has none. */
export function readEvent(db: ReadDb, seq: number): AnyEnvelope | undefined {
  const select = db.prepare<[number], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE seq = ?`);
  const row = withStoreErrors(db.name, () => select.get(seq));
  return row && toEnvelope(row, db.name);
}

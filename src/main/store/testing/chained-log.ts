import { toLosslessJson } from "#main/node/lossless-json.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { CHAIN_START, EVENT_COLUMNS, firstFormHash, type EventRow } from "../event-chain.ts";
import type { ReadDb, WriteDb } from "../open-db.ts";
import { verifyChain, type ChainPart, type ChainReport } from "../verify-chain.ts";

/** Writes rows as files had them before events were chained. */
export function insertUnchained(db: WriteDb, envelopes: readonly AnyEnvelope[]): void {
  const insert = db.prepare(
    `INSERT INTO events (seq, id, name, payload, ts_event_ms, ts_init_ms, session_id, run_id, correlation_id,
      causation_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertAll = db.transaction(() => {
    for (const one of envelopes) {
      insert.run(
        one.seq,
        one.id,
        one.name,
        toLosslessJson(one.payload),
        one.tsEventMs,
        one.tsInitMs,
        one.sessionId,
        one.runId ?? null,
        one.correlationId,
        one.causationId ?? null,
      );
    }
  });
  insertAll();
}

/** Writes rows as files had them before migration 130: chained in the first form. */
export function insertFirstForm(db: WriteDb, envelopes: readonly AnyEnvelope[]): void {
  insertUnchained(db, envelopes);
  const select = db.prepare<[], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events ORDER BY seq`);
  const update = db.prepare("UPDATE events SET hash = ? WHERE seq = ?");
  let head = { seq: 0, hash: CHAIN_START };
  for (const row of select.all()) {
    head = { seq: row.seq, hash: firstFormHash(head.hash, row) };
    update.run(head.hash, head.seq);
  }
  db.prepare("INSERT OR REPLACE INTO chain (id, seq, hash) VALUES (1, ?, ?)").run(head.seq, head.hash);
}

/** The whole check at once. */
export function verify(db: ReadDb, part: ChainPart = "all"): ChainReport {
  const work = verifyChain(db, part);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

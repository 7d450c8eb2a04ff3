import { toLosslessJson } from "#main/node/lossless-json.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
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

/** The whole check at once. */
export function verify(db: ReadDb, part: ChainPart = "all"): ChainReport {
  const work = verifyChain(db, part);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

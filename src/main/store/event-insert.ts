import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { toLosslessJson } from "#main/node/lossless-json.ts";
import { chainHash } from "./event-chain.ts";
import type { EventRow } from "./event-chain.ts";
import { createRowInsert, ROW_VALUES } from "./row-insert.ts";
import type { RowValue } from "./row-insert.ts";
import type { WriteDb } from "./open-db.ts";

/** Rows of one statement; more in one measured no faster. */
const MOST_ROWS = 64;

/**
 * Writes the rows of envelopes, each chained to the one before it and the first to `previous`; answers the hash of the
 * last. The caller's transaction makes them all or none.
 */
export function createEventInsert(
  db: WriteDb,
): (envelopes: readonly AnyEnvelope[], previous: string) => string {
  const insertRows = createRowInsert(db);
  // Filled again and again: new arrays for each row are a fifth of what a stored event allocates.
  const values: RowValue[] = [];

  return (envelopes, previous) => {
    let hash = previous;
    let left = envelopes.length;
    let rows = rowsAtOnce(left);
    let filled = 0;
    for (const envelope of envelopes) {
      const row = toRow(envelope);
      hash = chainHash(hash, row);
      setRow(values, filled * ROW_VALUES, row, hash);
      filled += 1;
      if (filled < rows) continue;
      insertRows(values, rows);
      left -= rows;
      rows = rowsAtOnce(left);
      filled = 0;
    }
    return hash;
  };
}

/** The largest power of two that is not more: a few statements serve any number of rows. */
function rowsAtOnce(left: number): number {
  return 2 ** Math.floor(Math.log2(Math.min(left, MOST_ROWS)));
}

function toRow(envelope: AnyEnvelope): EventRow {
  return {
    seq: envelope.seq,
    id: envelope.id,
    name: envelope.name,
    payload: toLosslessJson(envelope.payload),
    ts_event_ms: envelope.tsEventMs,
    ts_init_ms: envelope.tsInitMs,
    session_id: envelope.sessionId,
    run_id: envelope.runId ?? null,
    correlation_id: isOwn(envelope) ? "" : envelope.correlationId,
    causation_id: envelope.causationId ?? null,
  };
}

function isOwn({ id, correlationId }: { readonly id: string; readonly correlationId: string }): boolean {
  return id === correlationId;
}

/** In the order of `EVENT_COLUMNS`, then the hash. */
function setRow(values: RowValue[], from: number, row: EventRow, hash: string): void {
  values[from] = row.seq;
  values[from + 1] = row.id;
  values[from + 2] = row.name;
  values[from + 3] = row.payload;
  values[from + 4] = row.ts_event_ms;
  values[from + 5] = row.ts_init_ms;
  values[from + 6] = row.session_id;
  values[from + 7] = row.run_id;
  values[from + 8] = row.correlation_id;
  values[from + 9] = row.causation_id;
  values[from + 10] = hash;
}

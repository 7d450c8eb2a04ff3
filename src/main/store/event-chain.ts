import { hash } from "node:crypto";

/** A row of `events` without its place in the chain, as it lies in the file. */
export interface EventRow {
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

/** The columns of `EventRow` in the order that the hash is taken over. */
export const EVENT_COLUMNS =
  "seq, id, name, payload, ts_event_ms, ts_init_ms, session_id, run_id, correlation_id, causation_id";

/** What the first row of a log is chained to. */
export const CHAIN_START = "0".repeat(64);

/** Where a chain ends. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** SHA-256 in lower-case hex over the hash of the row before and every column of this one. */
export function chainHash(previous: string, row: EventRow): string {
  // As JSON no column can run into the next one.
  const columns = JSON.stringify([
    row.seq,
    row.id,
    row.name,
    row.payload,
    row.ts_event_ms,
    row.ts_init_ms,
    row.session_id,
    row.run_id,
    row.correlation_id,
    row.causation_id,
  ]);
  // In one call: an object for each hash costs more than the hash.
  return hash("sha256", previous + columns, "hex");
}

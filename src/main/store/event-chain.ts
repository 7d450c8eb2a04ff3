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
  /** Empty when it is the row's own id. */
  readonly correlation_id: string;
  readonly causation_id: string | null;
}

/** The columns of `EventRow` in the order that they are written in. */
export const EVENT_COLUMNS =
  "seq, id, name, payload, ts_event_ms, ts_init_ms, session_id, run_id, correlation_id, causation_id";

/** What the first row of a log is chained to. */
export const CHAIN_START = "0".repeat(64);

/** Where a chain ends. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** Hashes of both forms of the chain; neither can be taken for one of the other. */
export const CHAIN_HASH = /^(?:[0-9a-f]{64}|[\w-]{43})$/;
const FIRST_FORM = /^[0-9a-f]{64}$/;

/** SHA-256 in base64url over the hash of the row before and every column of this one. */
export function chainHash(previous: string, row: EventRow): string {
  // In one call: an object for each hash costs more than the hash.
  return hash("sha256", chainText(previous, row), "base64url");
}

/** What a row's hash is taken over: the lengths of its texts stand before them, so no text can run into the next one. */
export function chainText(previous: string, row: EventRow): string {
  // No JSON: to quote the payload once more takes as long as the hash itself.
  return `${previous}\n${row.seq},${row.id.length},${commonText(row)}${row.id}${row.payload}`;
}

/** Rows of one commit have most columns in common, so the last text of them is kept. */
let lastCommon: { readonly row: EventRow; readonly text: string } | undefined;

function commonText(row: EventRow): string {
  if (lastCommon === undefined || !isAlike(lastCommon.row, row))
    lastCommon = { row, text: makeCommonText(row) };
  return lastCommon.text;
}

function isAlike(left: EventRow, right: EventRow): boolean {
  return (
    left.ts_event_ms === right.ts_event_ms &&
    left.ts_init_ms === right.ts_init_ms &&
    left.name === right.name &&
    left.session_id === right.session_id &&
    left.run_id === right.run_id &&
    left.correlation_id === right.correlation_id &&
    left.causation_id === right.causation_id
  );
}

function makeCommonText(row: EventRow): string {
  const { ts_event_ms, ts_init_ms, name, session_id, run_id, correlation_id, causation_id } = row;
  const run = run_id === null ? "-" : run_id.length;
  const causation = causation_id === null ? "-" : causation_id.length;
  const lengths = `${name.length},${session_id.length},${run},${correlation_id.length},${causation}`;
  const texts = `${name}${session_id}${run_id ?? ""}${correlation_id}${causation_id ?? ""}`;
  return `${ts_event_ms},${ts_init_ms},${lengths}\n${texts}`;
}

/** As rows were hashed before migration 130: in lower-case hex, over the columns as JSON. */
export function firstFormHash(previous: string, row: EventRow): string {
  return hash("sha256", firstFormText(previous, row), "hex");
}

export function firstFormText(previous: string, row: EventRow): string {
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
  return previous + columns;
}

/** True when a row was hashed as before migration 130. */
export function isFirstForm(rowHash: string): boolean {
  return FIRST_FORM.test(rowHash);
}

/** What the row's hash must be in the form that `stored` has. */
export function chainHashLike(stored: string, previous: string, row: EventRow): string {
  return isFirstForm(stored) ? firstFormHash(previous, row) : chainHash(previous, row);
}

import { z } from "zod";
import { CHAIN_HASH } from "#main/store/event-chain.ts";
import { LOG_NAMES } from "#main/store/open-store.ts";

/** The lines of a session file, in the order that they stand in it (docs/session-files.md). */

export const FORMAT = "gpt-trader-session";
/** Version 2 has events in the second form of the log's chain; a file of version 1 has none. */
export const FORMAT_VERSION = 2;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const chainHash = z.string().regex(CHAIN_HASH);
const count = z.int().min(0);
const seq = z.int().min(1);
const id = z.string().min(1).max(200);
const text = z.string();

export const headerLine = z.strictObject({
  kind: z.literal("header"),
  format: z.literal(FORMAT),
  version: z.union([z.literal(1), z.literal(FORMAT_VERSION)]),
  program: id,
  log: z.enum(LOG_NAMES),
  sessionId: id,
});

/** The row of the table `sessions`. */
export const sessionLine = z.strictObject({
  kind: z.literal("session"),
  row: z.strictObject({
    session_id: id,
    mode: z.enum(["backtest", "replay", "paper", "live"]),
    run_id: id.nullable(),
    strategy: id.nullable(),
    symbols_json: text,
    feed: id.nullable(),
    is_synthetic: z.union([z.literal(0), z.literal(1)]),
    initial_cash: z.number(),
    ts_opened_ms: z.int(),
    ts_closed_ms: z.int().nullable(),
    close_reason: text.nullable(),
  }),
});

/** An event's row; `previous` is the hash of the row before it where that is not the line before. */
export const eventLine = z.strictObject({
  kind: z.literal("event"),
  row: z.strictObject({
    seq,
    id,
    name: id,
    payload: text,
    ts_event_ms: z.int(),
    ts_init_ms: z.int(),
    session_id: id,
    run_id: id.nullable(),
    /** Empty when it is the event's own id. */
    correlation_id: text.max(200),
    causation_id: id.nullable(),
  }),
  hash: chainHash,
  previous: chainHash.optional(),
});

/** `value` is the text of `toPlainJson`. */
export const artifactLine = z.strictObject({
  kind: z.literal("artifact"),
  hash: sha256,
  type: id,
  value: text,
});

export const manifestLine = z.strictObject({
  kind: z.literal("manifest"),
  events: count,
  artifacts: count,
  firstSeq: seq,
  lastSeq: seq,
  /** Hash of the last event's row in the log that it came from. */
  headHash: chainHash,
  /** Of the fold that `stateHash` is of; a file without it was written when there was but the first. */
  foldVersion: z.int().min(1).optional(),
  /** Of the state that the events fold to. */
  stateHash: sha256,
  /** Of all bytes of the file before this line. */
  sha256,
});

export type HeaderLine = Readonly<z.infer<typeof headerLine>>;
export type SessionRow = Readonly<z.infer<typeof sessionLine>["row"]>;
export type EventLine = Readonly<z.infer<typeof eventLine>>;
export type ManifestLine = Readonly<z.infer<typeof manifestLine>>;

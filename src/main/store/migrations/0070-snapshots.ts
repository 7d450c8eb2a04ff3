import type { Migration } from "./migration.ts";

/** Events that come with each bar and each order: nearly all of a log, and nothing of how its run stands. */
const TRADING_EVENTS = [
  "market.data.updated",
  "balance.changed",
  "signal.raised",
  "order.submitted",
  "order.accepted",
  "order.filled",
  "order.cancelled",
  "order.denied",
  "trade.executed",
  "position.opened",
  "position.changed",
  "position.closed",
]
  .map((name) => `'${name}'`)
  .join(", ");

/** Holds for the events of `events_of_run_story`; a query that says the very same is answered by that index. */
export const IS_RUN_STORY = `run_id IS NOT NULL AND name NOT IN (${TRADING_EVENTS})`;

/**
 * Snapshots are a cache beside the log: a session folded up to `seq`, with the log's hash there, the version of the fold
 * and a hash over the row itself. The index finds the few events of a run that say how the run stands.
 */
export const snapshotsMigration: Migration = {
  number: 70,
  sql: `
    CREATE TABLE snapshots (
      session_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      chain_hash TEXT NOT NULL,
      fold_version INTEGER NOT NULL,
      state BLOB NOT NULL,
      content_hash TEXT NOT NULL,
      PRIMARY KEY (session_id, seq)
    ) STRICT;
    CREATE INDEX events_of_run_story ON events (run_id, seq) WHERE ${IS_RUN_STORY};
  `,
};

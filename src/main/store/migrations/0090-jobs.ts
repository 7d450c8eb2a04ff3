import type { Migration } from "./migration.ts";

/** Jobs, and which workflows are active. Both follow events; the newest events heal what a crash kept from following. */
export const jobsMigration: Migration = {
  number: 90,
  sql: `
    CREATE TABLE jobs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      lane TEXT NOT NULL,
      priority INTEGER NOT NULL,
      payload_json TEXT NOT NULL,
      status TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      ts_ready_ms INTEGER NOT NULL,
      ts_queued_ms INTEGER NOT NULL,
      ts_changed_ms INTEGER NOT NULL,
      error_json TEXT,
      outcome TEXT
    ) STRICT;
    CREATE INDEX jobs_to_do ON jobs (status, priority DESC, ts_ready_ms, number) WHERE status IN ('waiting', 'running');

    CREATE TABLE activations (
      workflow TEXT PRIMARY KEY,
      state_json TEXT NOT NULL
    ) STRICT;
  `,
};

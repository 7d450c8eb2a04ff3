import type { Migration } from "./migration.ts";

export const eventLogMigration: Migration = {
  number: 10,
  sql: `
    CREATE TABLE events (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      payload TEXT NOT NULL,
      ts_event_ms INTEGER NOT NULL,
      ts_init_ms INTEGER NOT NULL,
      session_id TEXT NOT NULL,
      run_id TEXT,
      correlation_id TEXT NOT NULL,
      causation_id TEXT
    ) STRICT;
    CREATE INDEX events_by_session ON events (session_id, seq);
    CREATE INDEX events_by_run ON events (run_id, seq) WHERE run_id IS NOT NULL;

    CREATE TABLE sessions (
      session_id TEXT PRIMARY KEY,
      mode TEXT NOT NULL,
      run_id TEXT,
      strategy TEXT,
      symbols_json TEXT NOT NULL,
      feed TEXT,
      is_synthetic INTEGER NOT NULL,
      initial_cash REAL NOT NULL,
      ts_opened_ms INTEGER NOT NULL,
      ts_closed_ms INTEGER,
      close_reason TEXT
    ) STRICT;
  `,
};

import type { Migration } from "./migration.ts";

/** Steps of a run have no table: they are folded from the run's events. */
export const runsMigration: Migration = {
  number: 20,
  sql: `
    CREATE TABLE runs (
      run_id TEXT PRIMARY KEY,
      workflow TEXT NOT NULL,
      mode TEXT NOT NULL,
      status TEXT NOT NULL,
      ts_started_ms INTEGER NOT NULL,
      duration_ms REAL,
      definition_json TEXT NOT NULL,
      definition_hash TEXT NOT NULL,
      inputs_json TEXT NOT NULL,
      seed INTEGER NOT NULL,
      error_json TEXT,
      is_synthetic INTEGER NOT NULL,
      result_json TEXT
    ) STRICT;
    CREATE INDEX runs_by_start ON runs (ts_started_ms);
    CREATE INDEX runs_by_status ON runs (status);
  `,
};

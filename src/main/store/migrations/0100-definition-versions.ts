import type { Migration } from "./migration.ts";

/**
 * Texts of workflows that were seen; the research log has them all, the other logs have the table because a log is a log.
 * The index holds what a search of the runs looks at, so that it reads no definition and no result of ten thousand runs.
 */
export const definitionVersionsMigration: Migration = {
  number: 100,
  sql: `
    CREATE TABLE definition_versions (
      workflow TEXT NOT NULL,
      number INTEGER NOT NULL,
      hash TEXT NOT NULL,
      text TEXT NOT NULL,
      origin TEXT NOT NULL,
      ts_seen_ms INTEGER NOT NULL,
      PRIMARY KEY (workflow, number),
      UNIQUE (workflow, hash)
    ) STRICT;
    DROP INDEX runs_by_start;
    CREATE INDEX runs_by_search ON runs
      (ts_started_ms, run_id, workflow, mode, status, inputs_json, error_json);
  `,
};

import type { Migration } from "./migration.ts";

/** A letter holds its whole event: it may be written before the row of a streamed event, and stays when events are compacted. */
export const deadLettersMigration: Migration = {
  number: 60,
  sql: `
    CREATE TABLE dead_letters (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      subscriber TEXT NOT NULL,
      event_json TEXT NOT NULL,
      error_json TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      ts_failed_ms INTEGER NOT NULL
    ) STRICT;
  `,
};

import type { Migration } from "./migration.ts";

/** Rows that were taken out of the chain of events, so that it can be followed around them; see docs/adr/0016-session-files.md. */
export const compactedRangesMigration: Migration = {
  number: 110,
  sql: `
    CREATE TABLE compacted_ranges (
      first_seq INTEGER PRIMARY KEY,
      last_seq INTEGER NOT NULL,
      before_hash TEXT NOT NULL,
      last_hash TEXT NOT NULL,
      event_seq INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX compacted_ranges_by_event ON compacted_ranges (event_seq);
  `,
};

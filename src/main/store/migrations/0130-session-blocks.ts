import { FILL_SESSION_BLOCKS } from "../session-blocks.ts";
import type { Migration } from "./migration.ts";

/**
 * The blocks of the log that hold events of a session take the place of an index with a row for each event. From here on
 * rows are hashed in the second form of the chain, which an older program does not know; see docs/adr/0024-cheaper-commits.md.
 */
export const sessionBlocksMigration: Migration = {
  number: 130,
  sql: `
    CREATE TABLE session_blocks (
      session TEXT NOT NULL,
      block INTEGER NOT NULL,
      PRIMARY KEY (session, block)
    ) STRICT, WITHOUT ROWID;
    ${FILL_SESSION_BLOCKS}
    DROP INDEX events_by_session;
  `,
};

import type { Migration } from "./migration.ts";

export const artifactsMigration: Migration = {
  number: 30,
  sql: `
    CREATE TABLE artifacts (
      hash TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
  `,
};

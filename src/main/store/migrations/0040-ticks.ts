import type { Migration } from "./migration.ts";

/** Of the bars file: trades in columns, a chunk for so many of them. Staged ones do not count until all of them are there. */
export const ticksMigration: Migration = {
  number: 40,
  sql: `
    CREATE TABLE tick_series (
      series_id INTEGER PRIMARY KEY,
      symbol TEXT NOT NULL,
      provider TEXT NOT NULL,
      is_staged INTEGER NOT NULL CHECK (is_staged IN (0, 1)),
      data_hash TEXT NOT NULL,
      trades INTEGER NOT NULL,
      first_ts_ms INTEGER NOT NULL,
      last_ts_ms INTEGER NOT NULL,
      part_by TEXT NOT NULL,
      provenance_json TEXT NOT NULL,
      head_hash TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX tick_series_by_name ON tick_series (symbol, provider) WHERE is_staged = 0;
    CREATE TABLE tick_chunks (
      series_id INTEGER NOT NULL REFERENCES tick_series ON DELETE CASCADE,
      position INTEGER NOT NULL,
      crc INTEGER NOT NULL,
      trades INTEGER NOT NULL,
      first_ts_ms INTEGER NOT NULL,
      last_ts_ms INTEGER NOT NULL,
      ts_ms BLOB NOT NULL,
      price BLOB NOT NULL,
      size BLOB NOT NULL,
      PRIMARY KEY (series_id, position)
    ) STRICT;
  `,
};

import type { Migration } from "./migration.ts";

/** Of the bars file, which counts its migrations apart from the logs. Columns are arrays of doubles, quality of bytes. */
export const barSeriesMigration: Migration = {
  number: 10,
  sql: `
    CREATE TABLE bar_series (
      symbol TEXT NOT NULL,
      timeframe TEXT NOT NULL,
      provider TEXT NOT NULL,
      data_hash TEXT NOT NULL,
      bars INTEGER NOT NULL,
      first_ts_open_ms INTEGER NOT NULL,
      last_ts_open_ms INTEGER NOT NULL,
      provenance_json TEXT NOT NULL,
      ts_open_ms BLOB NOT NULL,
      open BLOB NOT NULL,
      high BLOB NOT NULL,
      low BLOB NOT NULL,
      close BLOB NOT NULL,
      volume BLOB NOT NULL,
      quality BLOB NOT NULL,
      PRIMARY KEY (symbol, timeframe, provider)
    ) STRICT;
  `,
};

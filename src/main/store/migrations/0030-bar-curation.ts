import type { Migration } from "./migration.ts";

/** Of the bars file: splits and dividends, repaired bars beside the stored ones, and which series are held back. */
export const barCurationMigration: Migration = {
  number: 30,
  sql: `
    CREATE TABLE corporate_actions (
      symbol TEXT NOT NULL,
      date TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('split', 'dividend')),
      value REAL NOT NULL CHECK (value > 0),
      PRIMARY KEY (symbol, date, kind)
    ) STRICT;
    CREATE TABLE bar_repairs (
      symbol TEXT NOT NULL,
      timeframe TEXT NOT NULL,
      provider TEXT NOT NULL,
      ts_open_ms INTEGER NOT NULL,
      was_json TEXT NOT NULL,
      became_json TEXT NOT NULL,
      reason TEXT NOT NULL,
      ts_repaired_ms INTEGER NOT NULL,
      PRIMARY KEY (symbol, timeframe, provider, ts_open_ms)
    ) STRICT;
    CREATE TABLE series_verdicts (
      symbol TEXT NOT NULL,
      timeframe TEXT NOT NULL,
      provider TEXT NOT NULL,
      data_hash TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('trusted', 'quarantined', 'released')),
      score REAL NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (symbol, timeframe, provider)
    ) STRICT;
  `,
};

import type { Migration } from "./migration.ts";

/**
 * Every backtest ever run, and the studies that ran many of them. The ledger only grows: what was tried once counts for
 * good. A trial is one line however often it is repeated; `backtests` of a batch counts the repetitions.
 */
export const trialLedgerMigration: Migration = {
  number: 120,
  sql: `
    CREATE TABLE ledger_batches (
      batch INTEGER PRIMARY KEY,
      ts_ms INTEGER NOT NULL,
      source TEXT NOT NULL,
      run_id TEXT,
      from_day TEXT NOT NULL,
      to_day TEXT NOT NULL,
      backtests INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE ledger_series (
      series TEXT NOT NULL,
      batch INTEGER NOT NULL,
      PRIMARY KEY (series, batch)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ledger_trials (
      trial INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL,
      key TEXT NOT NULL UNIQUE,
      strategy TEXT NOT NULL,
      parameters_json TEXT NOT NULL,
      sharpe REAL NOT NULL,
      total_return REAL NOT NULL,
      maximum_drawdown REAL NOT NULL,
      trades INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX ledger_trials_by_batch ON ledger_trials (batch, sharpe);
    CREATE TRIGGER ledger_trials_stay BEFORE UPDATE ON ledger_trials
      BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
    CREATE TRIGGER ledger_trials_remain BEFORE DELETE ON ledger_trials
      BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
    CREATE TRIGGER ledger_batches_stay BEFORE UPDATE ON ledger_batches
      BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
    CREATE TRIGGER ledger_batches_remain BEFORE DELETE ON ledger_batches
      BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

    CREATE TABLE studies (
      study INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL,
      status TEXT NOT NULL,
      run_id TEXT,
      ts_started_ms INTEGER NOT NULL,
      ts_changed_ms INTEGER NOT NULL,
      definition_json TEXT NOT NULL,
      outcome_json TEXT,
      reason TEXT
    ) STRICT;
    CREATE INDEX studies_unfinished ON studies (key) WHERE status <> 'complete';
    CREATE TABLE study_trials (
      study INTEGER NOT NULL,
      trial INTEGER NOT NULL,
      PRIMARY KEY (study, trial)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE hold_out_openings (
      opening INTEGER PRIMARY KEY,
      study INTEGER NOT NULL,
      ts_ms INTEGER NOT NULL,
      run_id TEXT,
      is_forced INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER hold_out_openings_remain BEFORE DELETE ON hold_out_openings
      BEGIN SELECT RAISE(ABORT, 'an opening stays on record'); END;
  `,
};

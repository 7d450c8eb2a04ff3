import type { CountedBatch } from "#engine/base/counted-backtests.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { RunId } from "#shared/model/ids.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { toLosslessJson } from "#main/node/lossless-json.ts";
import type { WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

/** What was ever backtested on some bars over some days. */
export interface LedgerCount {
  /** Repetitions included. */
  readonly backtests: number;
  /** Those that differ in strategy, parameters, days, terms, data or outcome. */
  readonly distinct: number;
  /** Sample variance of the annualised Sharpe ratios of the different ones; NaN for fewer than two. */
  readonly varianceOfSharpes: number;
}

export interface LedgerEntry extends CountedBatch {
  readonly runId: RunId | undefined;
  /** Number of the study that they belong to. */
  readonly study?: number | undefined;
  readonly tsMs: number;
}

/** Every backtest that was run in a workspace. It only grows. */
export interface TrialLedger {
  add(entry: LedgerEntry): void;
  /** Of the series of those names (see `seriesNames`), over days that overlap. */
  count(series: readonly string[], range: { readonly from: string; readonly to: string }): LedgerCount;
}

const COUNT = `
  SELECT count(*) AS "distinct", avg(sharpe) AS mean, avg(sharpe * sharpe) AS squares
  FROM ledger_batches CROSS JOIN ledger_trials USING (batch)
  WHERE batch IN (SELECT batch FROM ledger_series WHERE series IN (SELECT value FROM json_each(@series)))
    AND from_day <= @to AND to_day >= @from`;
const SUM = `
  SELECT coalesce(sum(backtests), 0) FROM ledger_batches
  WHERE batch IN (SELECT batch FROM ledger_series WHERE series IN (SELECT value FROM json_each(@series)))
    AND from_day <= @to AND to_day >= @from`;

interface Asked {
  readonly series: string;
  readonly from: string;
  readonly to: string;
}

interface CountRow {
  readonly distinct: number;
  readonly mean: number | null;
  readonly squares: number | null;
}

export function createTrialLedger(db: WriteDb): TrialLedger {
  const insertBatch = db.prepare(
    "INSERT INTO ledger_batches (ts_ms, source, run_id, from_day, to_day, backtests) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const insertSeries = db.prepare("INSERT OR IGNORE INTO ledger_series (series, batch) VALUES (?, ?)");
  const insertTrial = db.prepare(`
    INSERT INTO ledger_trials (batch, key, strategy, parameters_json, sharpe, total_return, maximum_drawdown, trades)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`);
  const insertOfStudy = db.prepare(`
    INSERT OR IGNORE INTO study_trials (study, trial) SELECT ?, trial FROM ledger_trials WHERE key = ?`);
  const selectCount = db.prepare<[Asked], CountRow>(COUNT);
  const selectSum = db.prepare<[Asked], number>(SUM).pluck();

  const insert = db.transaction(
    ({ source, bars, range, terms, backtests, runId, study, tsMs }: LedgerEntry) => {
      const { lastInsertRowid: batch } = insertBatch.run(
        tsMs,
        source,
        runId ?? null,
        range.from,
        range.to,
        backtests.length,
      );
      for (const series of seriesNames(bars)) insertSeries.run(series, batch);
      const hashes = bars.map(({ dataHash }) => dataHash).join(",");
      for (const { strategy, parameters, sharpe, totalReturn, maximumDrawdown, trades } of backtests) {
        const json = toLosslessJson(parameters);
        const outcome = [sharpe, totalReturn, maximumDrawdown, trades].join("|");
        const key = nodeHasher([strategy, json, range.from, range.to, terms, hashes, outcome].join("\n"));
        insertTrial.run(batch, key, strategy, json, sharpe, totalReturn, maximumDrawdown, trades);
        if (study !== undefined) insertOfStudy.run(study, key);
      }
    },
  );

  return {
    add: (entry) => withStoreErrors(db.name, () => insert(entry)),
    count(series, { from, to }) {
      const asked = { series: JSON.stringify(series), from, to };
      return withStoreErrors(db.name, () => {
        const { distinct, mean, squares } = selectCount.get(asked) ?? { distinct: 0, mean: 0, squares: 0 };
        const spread = Math.max(0, (squares ?? 0) - (mean ?? 0) ** 2);
        return {
          backtests: selectSum.get(asked) ?? 0,
          distinct,
          varianceOfSharpes: distinct < 2 ? Number.NaN : (spread * distinct) / (distinct - 1),
        };
      });
    },
  };
}

/**
 * A series by name, so that tomorrow's bars are the same market as today's, and by its content. Generated prices of another
 * origin are another market.
 */
export function seriesNames(bars: readonly BarSeries[]): readonly string[] {
  return bars.flatMap(({ symbol, timeframe, provenance, dataHash }) => [
    `${provenance.provider} ${symbol} ${timeframe}${provenance.isSynthetic ? ` ${provenance.origin}` : ""}`,
    dataHash,
  ]);
}

import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import { fromLosslessJson, toLosslessJson } from "#main/node/lossless-json.ts";
import type { WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

export type StoredStudyStatus = "running" | "paused" | "stopped" | "complete";

export interface StudyRecord {
  readonly study: number;
  readonly key: ContentHash;
  readonly status: StoredStudyStatus;
  readonly runId: RunId | undefined;
  readonly tsStartedMs: EpochMs;
  readonly tsChangedMs: EpochMs;
  /** Plain data. */
  readonly definition: unknown;
  readonly outcome: unknown;
  readonly reason: string | undefined;
}

export interface StoredTrial {
  readonly from: string;
  readonly to: string;
  readonly parameters: StrategyParameters;
  readonly sharpe: number;
  readonly totalReturn: number;
  readonly maximumDrawdown: number;
  readonly trades: number;
}

export interface Opening {
  readonly tsMs: EpochMs;
  readonly runId: RunId | undefined;
}

type Fresh = Omit<StudyRecord, "study" | "tsChangedMs" | "status" | "outcome" | "reason">;
type Change = Pick<StudyRecord, "study" | "status" | "tsChangedMs"> &
  Partial<Pick<StudyRecord, "outcome" | "reason" | "runId">>;

/** The studies of a workspace; their trials are lines of the ledger. */
export interface StudyStore {
  /** Answers its number. */
  insert(fresh: Fresh): number;
  change(change: Change): void;
  get(study: number): StudyRecord | undefined;
  /** Newest first. */
  list(limit: number): readonly StudyRecord[];
  /** Not complete, of that key; newest first. */
  listUnfinished(key: ContentHash): readonly StudyRecord[];
  /** In the order in which they were first run. */
  listTrials(study: number): readonly StoredTrial[];
  countTrials(study: number): number;
  addOpening(opening: Opening & { readonly study: number; readonly isForced: boolean }): void;
  /** Oldest first. */
  listOpenings(study: number): readonly Opening[];
}

interface StudyRow {
  readonly study: number;
  readonly key: string;
  readonly status: string;
  readonly run_id: string | null;
  readonly ts_started_ms: number;
  readonly ts_changed_ms: number;
  readonly definition_json: string;
  readonly outcome_json: string | null;
  readonly reason: string | null;
}

interface TrialRow extends Omit<StoredTrial, "parameters"> {
  readonly json: string;
}

export function createStudyStore(db: WriteDb): StudyStore {
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  const insert = db.prepare(`
    INSERT INTO studies (key, status, run_id, ts_started_ms, ts_changed_ms, definition_json)
    VALUES (@key, 'running', @runId, @tsStartedMs, @tsStartedMs, @definition)`);
  const update = db.prepare(`
    UPDATE studies SET status = @status, ts_changed_ms = @tsChangedMs, run_id = coalesce(@runId, run_id),
      outcome_json = coalesce(@outcome, outcome_json), reason = @reason
    WHERE study = @study`);
  const select = db.prepare<[number], StudyRow>("SELECT * FROM studies WHERE study = ?");
  const selectNewest = db.prepare<[number], StudyRow>("SELECT * FROM studies ORDER BY study DESC LIMIT ?");
  const selectUnfinished = db.prepare<[string], StudyRow>(
    "SELECT * FROM studies WHERE key = ? AND status <> 'complete' ORDER BY study DESC",
  );
  const selectTrials = db.prepare<[number], TrialRow>(`
    SELECT from_day AS "from", to_day AS "to", parameters_json AS json, sharpe, total_return AS totalReturn,
      maximum_drawdown AS maximumDrawdown, trades
    FROM study_trials JOIN ledger_trials USING (trial) JOIN ledger_batches USING (batch)
    WHERE study = ? ORDER BY trial`);
  const selectCount = db
    .prepare<[number], number>("SELECT count(*) FROM study_trials WHERE study = ?")
    .pluck();
  const insertOpening = db.prepare(
    "INSERT INTO hold_out_openings (study, ts_ms, run_id, is_forced) VALUES (?, ?, ?, ?)",
  );
  const selectOpenings = db.prepare<[number], { readonly ts_ms: number; readonly run_id: string | null }>(
    "SELECT ts_ms, run_id FROM hold_out_openings WHERE study = ? ORDER BY opening",
  );
  return {
    insert: ({ definition, runId, ...rest }) =>
      guard(() =>
        Number(
          insert.run({ ...rest, runId: runId ?? null, definition: toLosslessJson(definition) })
            .lastInsertRowid,
        ),
      ),
    change: ({ outcome, reason, runId, ...rest }) =>
      guard(() => {
        update.run({
          ...rest,
          runId: runId ?? null,
          reason: reason ?? null,
          outcome: outcome === undefined ? null : toLosslessJson(outcome),
        });
      }),
    get: (study) =>
      guard(() => {
        const row = select.get(study);
        return row && toRecord(row);
      }),
    list: (limit) => guard(() => selectNewest.all(limit).map(toRecord)),
    listUnfinished: (key) => guard(() => selectUnfinished.all(key).map(toRecord)),
    listTrials: (study) =>
      guard(() =>
        selectTrials.all(study).map(({ json, ...trial }) => ({
          ...trial,
          parameters: fromLosslessJson(json) as StrategyParameters,
        })),
      ),
    countTrials: (study) => guard(() => selectCount.get(study) ?? 0),
    addOpening: ({ study, tsMs, runId, isForced }) =>
      guard(() => {
        insertOpening.run(study, tsMs, runId ?? null, isForced ? 1 : 0);
      }),
    listOpenings: (study) =>
      guard(() =>
        selectOpenings.all(study).map(({ ts_ms: tsMs, run_id: runId }) => ({
          tsMs: tsMs as EpochMs,
          runId: (runId ?? undefined) as RunId | undefined,
        })),
      ),
  };
}

/** The row was written by `insert` and `change`, so its texts are what the types say. */
function toRecord(row: StudyRow): StudyRecord {
  return {
    study: row.study,
    key: row.key as ContentHash,
    status: row.status as StoredStudyStatus,
    runId: (row.run_id ?? undefined) as RunId | undefined,
    tsStartedMs: row.ts_started_ms as EpochMs,
    tsChangedMs: row.ts_changed_ms as EpochMs,
    definition: fromLosslessJson(row.definition_json),
    outcome: row.outcome_json === null ? undefined : fromLosslessJson(row.outcome_json),
    reason: row.reason ?? undefined,
  };
}

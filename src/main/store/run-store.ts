import type { SerialError } from "#shared/errors/app-error.ts";
import type { RunStatus } from "#shared/ipc/channels/run-channels.ts";
import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { fromLosslessJson, toLosslessJson } from "#main/node/lossless-json.ts";
import type { ReadDb, WriteDb } from "./open-db.ts";
import { fromJsonOrNull, readCommonRun, type CommonRunRow } from "./run-row.ts";
import { withStoreErrors } from "./store-error.ts";

/** A workflow run: what it was asked, from what definition and seed, and how it ended. Its steps are in its events. */
export interface RunRecord {
  readonly runId: RunId;
  readonly workflow: string;
  readonly mode: Mode;
  readonly status: RunStatus;
  readonly tsStartedMs: EpochMs;
  readonly durationMs: number | undefined;
  /** Plain data; what `definitionHash` was taken over. */
  readonly definition: unknown;
  readonly definitionHash: ContentHash;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly error: SerialError | undefined;
  readonly isSynthetic: boolean;
  /** Small plain data, such as figures and hashes of artifacts; undefined until there is one. */
  readonly result: unknown;
}

/** The runs of one file as others may see them. */
export interface RunReader {
  get(runId: RunId): RunRecord | undefined;
  /** Newest first; default 100. */
  list(limit?: number): readonly RunRecord[];
  /** Runs that were pending or running when the file was last written: after a start, those that a crash cut off. */
  listUnfinished(): readonly RunRecord[];
}

export interface RunStore extends RunReader {
  /** Inserts the run, or replaces how it stands: status, duration, error, result, synthetic or not. */
  save(run: RunRecord): void;
}

interface RunRow extends CommonRunRow {
  readonly definition_json: string;
  readonly definition_hash: string;
  readonly seed: number;
  readonly result_json: string | null;
}

const NEWEST_FIRST = "ORDER BY ts_started_ms DESC, rowid DESC";

export function createRunReader(db: ReadDb): RunReader {
  const select = db.prepare<[string], RunRow>("SELECT * FROM runs WHERE run_id = ?");
  const selectNewest = db.prepare<[number], RunRow>(`SELECT * FROM runs ${NEWEST_FIRST} LIMIT ?`);
  const selectUnfinished = db.prepare<[], RunRow>(
    `SELECT * FROM runs WHERE status IN ('pending', 'running') ${NEWEST_FIRST}`,
  );
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  return {
    get: (runId) =>
      guard(() => {
        const row = select.get(runId);
        return row === undefined ? undefined : toRecord(row);
      }),
    list: (limit = 100) => guard(() => selectNewest.all(limit).map(toRecord)),
    listUnfinished: () => guard(() => selectUnfinished.all().map(toRecord)),
  };
}

export function createRunStore(db: WriteDb): RunStore {
  const upsert = db.prepare(`
    INSERT INTO runs (run_id, workflow, mode, status, ts_started_ms, duration_ms, definition_json, definition_hash,
      inputs_json, seed, error_json, is_synthetic, result_json)
    VALUES (@run_id, @workflow, @mode, @status, @ts_started_ms, @duration_ms, @definition_json, @definition_hash,
      @inputs_json, @seed, @error_json, @is_synthetic, @result_json)
    ON CONFLICT (run_id) DO UPDATE SET status = excluded.status, duration_ms = excluded.duration_ms,
      error_json = excluded.error_json, is_synthetic = excluded.is_synthetic, result_json = excluded.result_json
  `);
  return {
    ...createRunReader(db),
    save: (run) => withStoreErrors(db.name, () => void upsert.run(toRow(run))),
  };
}

function toRow(run: RunRecord): RunRow {
  return {
    run_id: run.runId,
    workflow: run.workflow,
    mode: run.mode,
    status: run.status,
    ts_started_ms: run.tsStartedMs,
    duration_ms: run.durationMs ?? null,
    definition_json: toLosslessJson(run.definition),
    definition_hash: run.definitionHash,
    inputs_json: toLosslessJson(run.inputs),
    seed: run.seed,
    error_json: toJsonOrNull(run.error),
    is_synthetic: run.isSynthetic ? 1 : 0,
    result_json: toJsonOrNull(run.result),
  };
}

function toRecord(row: RunRow): RunRecord {
  return {
    ...readCommonRun(row),
    definition: fromLosslessJson(row.definition_json),
    definitionHash: row.definition_hash as ContentHash,
    seed: row.seed,
    result: fromJsonOrNull(row.result_json),
  };
}

function toJsonOrNull(value: unknown): string | null {
  return value === undefined ? null : toLosslessJson(value);
}

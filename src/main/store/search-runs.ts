import type { RunQuery, RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { ReadDb } from "./open-db.ts";
import { createPace } from "./pace.ts";
import { readCommonRun, type CommonRunRow } from "./run-row.ts";
import { withStoreErrors } from "./store-error.ts";

/** A run's place in the order of a list. */
export interface RunPlace {
  readonly runId: RunId;
  readonly tsStartedMs: EpochMs;
}

/** What is looked for in one file; `alive` are the runs that a process is running. */
export interface RunSearch {
  readonly query: RunQuery;
  readonly alive: readonly RunId[];
}

/** The runs of one file for who looks for some of them. A run that nobody is running and that did not end has failed. */
export interface RunSearcher {
  /** All that fit, newest first; a few milliseconds of work between one `next()` and another. */
  find(search: RunSearch): Generator<undefined, readonly RunPlace[]>;
  /** The runs of those ids, in no order. */
  summaries(runIds: readonly RunId[]): readonly RunSummary[];
}

interface SummaryRow extends CommonRunRow {
  readonly total_return: unknown;
}

interface PlaceRow {
  readonly run_id: string;
  readonly ts_started_ms: number;
  readonly fits: number;
}

interface Condition {
  readonly sql: string;
  readonly value: string | number;
}

const STATUS = `CASE WHEN status IN ('pending', 'running') AND run_id NOT IN (SELECT value FROM json_each(@alive))
  THEN 'failed' ELSE status END`;

export function createRunSearcher(db: ReadDb): RunSearcher {
  const selectSummaries = db.prepare<[string], SummaryRow>(`
    SELECT run_id, workflow, mode, status, ts_started_ms, duration_ms, inputs_json, error_json, is_synthetic,
      json_extract(result_json, '$.totalReturn') AS total_return
    FROM runs WHERE run_id IN (SELECT value FROM json_each(?))
  `);
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  return {
    *find(search) {
      const { fits, values } = conditionsOf(search);
      const select = guard(() =>
        db.prepare<[object], PlaceRow>(
          `SELECT run_id, ts_started_ms, ${fits} AS fits FROM runs
           WHERE (ts_started_ms, run_id) < (@tsBeforeMs, @idBefore)
           ORDER BY ts_started_ms DESC, run_id DESC LIMIT @rows`,
        ),
      );
      const pace = createPace();
      const found: RunPlace[] = [];
      let after: Pick<PlaceRow, "run_id" | "ts_started_ms"> = {
        run_id: "",
        ts_started_ms: Number.MAX_SAFE_INTEGER,
      };
      for (;;) {
        const startedMs = performance.now();
        const { run_id: idBefore, ts_started_ms: tsBeforeMs } = after;
        const rows = guard(() => select.all({ ...values, idBefore, tsBeforeMs, rows: pace.rows() }));
        for (const row of rows) if (row.fits === 1) found.push(placeOf(row));
        const last = rows.at(-1);
        if (last === undefined) return found;
        after = last;
        pace.took(performance.now() - startedMs);
        yield;
      }
    },
    summaries: (runIds) => guard(() => selectSummaries.all(JSON.stringify(runIds)).map(toSummary)),
  };
}

function conditionsOf({ query, alive }: RunSearch): {
  /** An expression that is 1 for a row that is wanted. */
  readonly fits: string;
  readonly values: Readonly<Record<string, string | number>>;
} {
  const { workflow, status, mode, symbol, fromMs, toMs, text } = query;
  const named: Readonly<Record<string, Condition | undefined>> = {
    workflow: given("workflow = @workflow", workflow),
    status: given(`${STATUS} = @status`, status),
    alive: given("@alive = @alive", status && JSON.stringify(alive)),
    mode: given("mode = @mode", mode),
    symbol: given("instr(inputs_json, @symbol) > 0", symbol && JSON.stringify(symbol.toUpperCase())),
    fromMs: given("ts_started_ms >= @fromMs", fromMs),
    toMs: given("ts_started_ms < @toMs", toMs),
    text: given(
      "instr(lower(run_id || ' ' || workflow || ' ' || inputs_json || ' ' || coalesce(error_json, '')), @text) > 0",
      text?.toLowerCase(),
    ),
  };
  const found = Object.entries(named).flatMap(([name, condition]) =>
    condition === undefined ? [] : [[name, condition] as const],
  );
  const fits = found.length === 0 ? "1" : `(${found.map(([, { sql }]) => sql).join(" AND ")})`;
  return { fits, values: Object.fromEntries(found.map(([name, { value }]) => [name, value])) };
}

function placeOf({ run_id, ts_started_ms }: PlaceRow): RunPlace {
  return { runId: run_id as RunId, tsStartedMs: ts_started_ms as EpochMs };
}

function given(sql: string, value: string | number | undefined): Condition | undefined {
  return value === undefined ? undefined : { sql, value };
}

function toSummary(row: SummaryRow): RunSummary {
  const totalReturn = typeof row.total_return === "number" ? row.total_return : undefined;
  return { ...readCommonRun(row), totalReturn };
}

import type { SerialError } from "#shared/errors/app-error.ts";
import type { RunStatus } from "#shared/ipc/channels/run-channels.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { fromLosslessJson } from "#main/node/lossless-json.ts";

/** The columns of a run that every reader of runs takes. */
export interface CommonRunRow {
  readonly run_id: string;
  readonly workflow: string;
  readonly mode: string;
  readonly status: string;
  readonly ts_started_ms: number;
  readonly duration_ms: number | null;
  readonly inputs_json: string;
  readonly error_json: string | null;
  readonly is_synthetic: number;
}

/** What they say. The row was written by the run store, so its texts are what the types say. */
export function readCommonRun(row: CommonRunRow) {
  return {
    runId: row.run_id as RunId,
    workflow: row.workflow,
    mode: row.mode as Mode,
    status: row.status as RunStatus,
    tsStartedMs: row.ts_started_ms as EpochMs,
    durationMs: row.duration_ms ?? undefined,
    inputs: fromLosslessJson(row.inputs_json) as Readonly<Record<string, unknown>>,
    error: fromJsonOrNull(row.error_json) as SerialError | undefined,
    isSynthetic: row.is_synthetic === 1,
  };
}

export function fromJsonOrNull(text: string | null): unknown {
  return text === null ? undefined : fromLosslessJson(text);
}

import type { Job, JobStore } from "#engine/jobs/job.ts";
import { fromLosslessJson, toLosslessJson } from "#main/node/lossless-json.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { JobStatus } from "#shared/model/job-status.ts";
import { epochMs } from "#shared/model/time.ts";
import type { WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

interface JobRow {
  readonly number: number;
  readonly key: string;
  readonly kind: string;
  readonly lane: string;
  readonly priority: number;
  readonly payload_json: string;
  readonly status: string;
  readonly attempts: number;
  readonly ts_ready_ms: number;
  readonly ts_queued_ms: number;
  readonly ts_changed_ms: number;
  readonly error_json: string | null;
  readonly outcome: string | null;
}

const FREE = "status = 'waiting' AND lane NOT IN (SELECT value FROM json_each(?))";

export function createJobStore(db: WriteDb): JobStore {
  const insert = db.prepare(`
    INSERT INTO jobs (key, kind, lane, priority, payload_json, status, attempts, ts_ready_ms, ts_queued_ms, ts_changed_ms)
    VALUES (?, ?, ?, ?, ?, 'waiting', 0, ?, ?, ?)
    ON CONFLICT (key) DO NOTHING
  `);
  const selectKey = db.prepare<[string], JobRow>("SELECT * FROM jobs WHERE key = ?");
  const select = db.prepare<[number], JobRow>("SELECT * FROM jobs WHERE number = ?");
  const selectNewest = db.prepare<[number], JobRow>("SELECT * FROM jobs ORDER BY number DESC LIMIT ?");
  const selectNext = db.prepare<[string, number], JobRow>(
    `SELECT * FROM jobs WHERE ${FREE} AND ts_ready_ms <= ? ORDER BY priority DESC, ts_ready_ms, number LIMIT 1`,
  );
  const selectReady = db
    .prepare<[string], number | null>(`SELECT min(ts_ready_ms) FROM jobs WHERE ${FREE}`)
    .pluck();
  const selectRunning = db.prepare<[], JobRow>("SELECT * FROM jobs WHERE status = 'running' ORDER BY number");
  const update = db.prepare(`
    UPDATE jobs SET status = ?, attempts = ?, ts_ready_ms = ?, ts_changed_ms = ?, error_json = ?, outcome = ?
    WHERE number = ?
  `);
  const remove = db.prepare("DELETE FROM jobs WHERE number = ?");
  const removeDone = db.prepare("DELETE FROM jobs WHERE status = 'done' AND ts_changed_ms < ?");
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  const toJobOrNone = (row: JobRow | undefined): Job | undefined =>
    row === undefined ? undefined : toJob(row);

  return {
    add: ({ key, kind, lane, priority, payload, tsReadyMs }, tsNowMs) =>
      guard(() => {
        insert.run(key, kind, lane, priority, toLosslessJson(payload), tsReadyMs, tsNowMs, tsNowMs);
        // Inserted just now, or there before.
        return toJob(selectKey.get(key) as JobRow);
      }),
    get: (number) => guard(() => toJobOrNone(select.get(number))),
    list: (limit) => guard(() => selectNewest.all(limit).map(toJob)),
    next: (tsNowMs, busyLanes) =>
      guard(() => toJobOrNone(selectNext.get(JSON.stringify([...busyLanes]), tsNowMs))),
    nextReadyMs: (busyLanes) =>
      guard(() => {
        const tsMs = selectReady.get(JSON.stringify([...busyLanes]));
        return tsMs === undefined || tsMs === null ? undefined : epochMs(tsMs);
      }),
    save: ({ number, status, attempts, tsReadyMs, tsChangedMs, error, outcome }) =>
      guard(() => {
        const errorJson = error === undefined ? null : JSON.stringify(error);
        update.run(status, attempts, tsReadyMs, tsChangedMs, errorJson, outcome ?? null, number);
      }),
    remove: (number) => guard(() => void remove.run(number)),
    listRunning: () => guard(() => selectRunning.all().map(toJob)),
    forgetDone: (tsBeforeMs) => guard(() => void removeDone.run(tsBeforeMs)),
  };
}

/** The row was written here, so its texts are what the types say. */
function toJob(row: JobRow): Job {
  return {
    number: row.number,
    key: row.key,
    kind: row.kind,
    lane: row.lane,
    priority: row.priority,
    payload: fromLosslessJson(row.payload_json) as Job["payload"],
    status: row.status as JobStatus,
    attempts: row.attempts,
    tsReadyMs: epochMs(row.ts_ready_ms),
    tsQueuedMs: epochMs(row.ts_queued_ms),
    tsChangedMs: epochMs(row.ts_changed_ms),
    error: row.error_json === null ? undefined : (JSON.parse(row.error_json) as SerialError),
    outcome: row.outcome ?? undefined,
  };
}

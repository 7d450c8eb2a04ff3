import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { fromLosslessJson, toLosslessJson } from "#main/node/lossless-json.ts";
import type { WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

/** An event that a subscriber failed on. */
export interface DeadLetterRecord {
  readonly subscriber: string;
  readonly event: AnyEnvelope;
  /** Why the last try failed. */
  readonly error: SerialError;
  readonly attempts: number;
  /** When the last try failed. */
  readonly tsFailedMs: EpochMs;
}

export interface StoredDeadLetter extends DeadLetterRecord {
  /** Its own in its file; never used again. */
  readonly number: number;
}

export interface DeadLetterStore {
  /** Stores all or none. */
  add(letters: readonly DeadLetterRecord[]): void;
  get(number: number): StoredDeadLetter | undefined;
  /** Newest first. */
  list(limit: number): readonly StoredDeadLetter[];
  count(): number;
  /** Notes one more try that failed. */
  failedAgain(number: number, error: SerialError, tsFailedMs: EpochMs): void;
  remove(number: number): void;
}

interface LetterRow {
  readonly number: number;
  readonly subscriber: string;
  readonly event_json: string;
  readonly error_json: string;
  readonly attempts: number;
  readonly ts_failed_ms: number;
}

export function createDeadLetterStore(db: WriteDb): DeadLetterStore {
  const insert = db.prepare(
    "INSERT INTO dead_letters (subscriber, event_json, error_json, attempts, ts_failed_ms) VALUES (?, ?, ?, ?, ?)",
  );
  const insertAll = db.transaction((letters: readonly DeadLetterRecord[]) => {
    for (const { subscriber, event, error, attempts, tsFailedMs } of letters)
      insert.run(subscriber, toLosslessJson(event), JSON.stringify(error), attempts, tsFailedMs);
  });
  const select = db.prepare<[number], LetterRow>("SELECT * FROM dead_letters WHERE number = ?");
  const selectNewest = db.prepare<[number], LetterRow>(
    "SELECT * FROM dead_letters ORDER BY number DESC LIMIT ?",
  );
  const selectCount = db.prepare<[], number>("SELECT count(*) FROM dead_letters").pluck();
  const update = db.prepare(
    "UPDATE dead_letters SET attempts = attempts + 1, error_json = ?, ts_failed_ms = ? WHERE number = ?",
  );
  const remove = db.prepare("DELETE FROM dead_letters WHERE number = ?");
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);

  return {
    add: (letters) => guard(() => insertAll(letters)),
    get: (number) =>
      guard(() => {
        const row = select.get(number);
        return row === undefined ? undefined : toLetter(row);
      }),
    list: (limit) => guard(() => selectNewest.all(limit).map(toLetter)),
    count: () => guard(() => selectCount.get() ?? 0),
    failedAgain: (number, error, tsFailedMs) =>
      guard(() => void update.run(JSON.stringify(error), tsFailedMs, number)),
    remove: (number) => guard(() => void remove.run(number)),
  };
}

/** The row was written by `add`, so its texts are what the types say. */
function toLetter(row: LetterRow): StoredDeadLetter {
  const event = fromLosslessJson(row.event_json) as AnyEnvelope;
  return {
    number: row.number,
    subscriber: row.subscriber,
    // JSON leaves out what is undefined; an envelope has all its fields.
    event: { ...event, runId: event.runId, causationId: event.causationId },
    error: JSON.parse(row.error_json) as SerialError,
    attempts: row.attempts,
    tsFailedMs: row.ts_failed_ms as EpochMs,
  };
}

import { join } from "node:path";
import * as fc from "fast-check";
import { describeEvent } from "#shared/events/describe-event.ts";
import { readPastSessions } from "#main/sessions/past-sessions.ts";
import { aRecordedWorkspace, type Moment } from "#main/session-file/testing/a-recorded-workspace.ts";
import { openSessionFiles } from "#main/session-file/open-session-files.ts";
import { createEventReader } from "#main/store/event-log.ts";
import { createRunReader } from "#main/store/run-store.ts";
import { createSessionStore } from "#main/store/session-store.ts";
import { createSnapshotStore } from "#main/store/snapshot-store.ts";
import { foldStoredRuns } from "#main/runs/stored-runs.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { EVENT_CLASS } from "#shared/events/event-map.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { HOSTILE, mutatedText } from "./hostile-text.ts";
import { mutatedValue } from "./hostile-value.ts";
import { FUZZ_SEED, survive } from "./outcome.ts";

const MOMENTS: readonly Moment[] = (["bar", "order", "progress"] as const).map((kind, index) => ({
  isMine: true,
  kind,
  quantity: 3,
  price: 10 + index,
  pauseMs: 100,
  text: "why",
}));

interface StoredRow {
  readonly seq: number;
  readonly name: string;
  readonly payload: string;
}

/** Rows of a log that another program changed: names, payloads, times; all that reads logs reads them. */
export function fuzzEvents(runs: number): void {
  const { db } = aRecordedWorkspace(MOMENTS);
  const rows = db.prepare<[], StoredRow>("SELECT seq, name, payload FROM events ORDER BY seq").all();
  const update = db.prepare(
    "UPDATE events SET name = ?, payload = ?, ts_event_ms = ?, run_id = ? WHERE seq = ?",
  );
  const [log, sessions, stored] = [createEventReader(db), createSessionStore(db), createRunReader(db)];
  const snapshots = createSnapshotStore(db, () => undefined);
  const changedRow = fc.constantFrom(...rows).chain((row) =>
    fc.record({
      seq: fc.constant(row.seq),
      name: fc.oneof(
        { weight: 6, arbitrary: fc.constant(row.name) },
        { weight: 2, arbitrary: fc.constantFrom(...Object.keys(EVENT_CLASS)) },
        { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
      ),
      payload: fc.oneof(
        { weight: 4, arbitrary: mutatedValue(JSON.parse(row.payload)).map(textOf) },
        { weight: 1, arbitrary: mutatedText([row.payload]) },
      ),
      tsMs: fc.oneof(fc.integer(), fc.constantFrom(Number.MAX_SAFE_INTEGER, -1)),
    }),
  );
  db.exec("BEGIN");
  fc.assert(
    fc.property(fc.array(changedRow, { minLength: 1, maxLength: 3 }), (changed) => {
      db.exec("SAVEPOINT one");
      try {
        for (const { seq, name, payload, tsMs } of changed) update.run(name, payload, tsMs, "run-1", seq);
        survive(() => readPastSessions({ sessions, log, snapshots }));
        survive(() => foldStoredRuns(stored, log));
        survive(() => log.readAfter(0).map((event) => describeEvent(event)));
      } finally {
        db.exec("ROLLBACK TO one; RELEASE one");
      }
    }),
    { numRuns: runs, seed: FUZZ_SEED },
  );
  db.close();
}

/** What JSON cannot say is left out, as when another program stores it. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    return "[".repeat(100_000);
  }
}

/** Session files that a stranger wrote, with hashes that fit nothing. */
export function fuzzSessionFiles(runs: number): void {
  const { workspace, db } = aRecordedWorkspace(MOMENTS);
  const file = join(aDirectory(), "file");
  const files = openSessionFiles(workspace, "0.0.0");
  files.export("last", file);
  db.close();
  const text = readFileSync(file, "utf8");
  fc.assert(
    fc.property(mutatedText([text]), (changed) => {
      writeFileSync(file, changed);
      survive(() => files.verify(file));
    }),
    { numRuns: runs, seed: FUZZ_SEED },
  );
}

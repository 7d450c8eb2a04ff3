import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { SESSION_FOLD_VERSION } from "#engine/session/session-state.ts";
import { anEvent } from "#engine/testing/an-event.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { sessionId } from "#shared/model/ids.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb, type WriteDb } from "./open-db.ts";
import { createSnapshotStore } from "./snapshot-store.ts";

const S1 = sessionId("s1");

function aDb(): WriteDb {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return db;
}

/** Halts and resumptions, each for a reason of its own. */
const events = (count: number, reason: string): readonly AnyEnvelope[] =>
  Array.from({ length: count }, (_, index) =>
    anEvent(index + 1, "trading.halted", { reason: `${reason} ${index}` }),
  );

const snapshotAt = (seq: number, all: readonly AnyEnvelope[]) =>
  restore(emptySnapshot(S1), all.slice(0, seq));

describe("createSnapshotStore", () => {
  it("passes over snapshots of another history of the same session, as after a restore of an older backup", () => {
    const [one, other] = [aDb(), aDb()];
    const first = events(5, "first");
    createEventLog(one).append(first);
    createEventLog(other).append([...first.slice(0, 2), ...events(5, "second").slice(2)]);
    const why: string[] = [];
    const store = createSnapshotStore(other, (ignored) => why.push(`${ignored.seq} ${ignored.why}`));
    store.save(snapshotAt(2, first));
    const source = createSnapshotStore(one, () => undefined);
    source.save(snapshotAt(4, first));
    copySnapshots(one, other);
    expect(store.newest(S1)).toEqual(snapshotAt(2, first));
    expect(why).toEqual(["4 the log has another history than it was taken of"]);
  });

  it("passes over a snapshot that is ahead of the log, as after the loss of the log's end", () => {
    const [one, other] = [aDb(), aDb()];
    const all = events(5, "all");
    createEventLog(one).append(all);
    createEventLog(other).append(all.slice(0, 3));
    createSnapshotStore(one, () => undefined).save(snapshotAt(5, all));
    copySnapshots(one, other);
    const why: string[] = [];
    expect(createSnapshotStore(other, (ignored) => why.push(ignored.why)).newest(S1)).toBeUndefined();
    expect(why).toEqual(["the log does not hold the event that it ends with"]);
  });

  it("passes over a snapshot of another version of the fold", () => {
    const db = aDb();
    const all = events(2, "all");
    createEventLog(db).append(all);
    const why: string[] = [];
    createSnapshotStore(db, () => undefined, SESSION_FOLD_VERSION - 1).save(snapshotAt(2, all));
    expect(createSnapshotStore(db, (ignored) => why.push(ignored.why)).newest(S1)).toBeUndefined();
    expect(why).toEqual([`its fold has version ${SESSION_FOLD_VERSION - 1}`]);
  });

  it("takes none before the log holds its last event", () => {
    const db = aDb();
    const all = events(3, "all");
    createEventLog(db).append(all.slice(0, 2));
    const store = createSnapshotStore(db, () => undefined);
    expect([store.save(snapshotAt(3, all)), store.save(snapshotAt(2, all))]).toEqual([false, true]);
  });

  it("keeps the newest two, and answers the newest that is wanted", () => {
    const db = aDb();
    const all = events(4, "all");
    createEventLog(db).append(all);
    const store = createSnapshotStore(db, () => undefined);
    for (const seq of [1, 2, 3, 4]) store.save(snapshotAt(seq, all));
    expect(store.newest(S1)?.seq).toBe(4);
    expect(store.newest(S1, ({ haltReason }) => haltReason === "all 2")?.seq).toBe(3);
    expect(store.newest(S1, ({ haltReason }) => haltReason === "all 1")).toBeUndefined();
  });
});

function copySnapshots(from: WriteDb, to: WriteDb): void {
  const insert = to.prepare<Record<string, unknown>>(
    "INSERT INTO snapshots VALUES (@session_id, @seq, @chain_hash, @fold_version, @state, @content_hash)",
  );
  for (const row of from.prepare<[], Record<string, unknown>>("SELECT * FROM snapshots").all())
    insert.run(row);
}

import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { emptySnapshot, restore, type SessionSnapshot } from "#engine/session/restore.ts";
import { anySessionLog } from "#engine/testing/any-session-log.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { sessionId, type SessionId } from "#shared/model/ids.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import { createSnapshotStore, type IgnoredSnapshot } from "./snapshot-store.ts";
import { verify } from "./testing/chained-log.ts";

const part = fc.double({ min: 0, max: 1, noNaN: true });

/** A log with snapshots beside it, to which sessions are added one after the other. */
function aLog() {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  const log = createEventLog(db);
  const ignored: IgnoredSnapshot[] = [];
  const snapshots = createSnapshotStore(db, (one) => ignored.push(one));
  let sessions = 0;
  return {
    db,
    log,
    snapshots,
    ignored,
    /** Appends the story as a session of its own. */
    add: (
      events: readonly AnyEnvelope[],
    ): { readonly id: SessionId; readonly events: readonly AnyEnvelope[] } => {
      const id = sessionId(`s${(sessions += 1)}`);
      const first = log.lastSeq();
      const stored = events.map((event) => ({ ...event, seq: first + event.seq, sessionId: id }));
      log.append(stored);
      return { id, events: stored };
    },
    /** From the newest snapshot and what follows it. */
    read: (id: SessionId): SessionSnapshot => {
      let at = snapshots.newest(id) ?? emptySnapshot(id);
      for (const page of log.readState(id, at.seq)) at = restore(at, page);
      return at;
    },
  };
}

const foldOf = (id: SessionId, events: readonly AnyEnvelope[]): SessionSnapshot =>
  restore(emptySnapshot(id), events);

describe("a session with snapshots beside its log", () => {
  it("is the fold of all its events, from a snapshot at any cut and without one", () => {
    const { add, read, snapshots, ignored, db } = aLog();
    fc.assert(
      fc.property(anySessionLog, part, part, (story, first, second) => {
        const { id, events } = add(story);
        const cuts = [first, second].map((share) => Math.max(1, Math.round(share * events.length)));
        for (const cut of cuts) expect(snapshots.save(foldOf(id, events.slice(0, cut)))).toBe(true);
        const { state } = foldOf(id, events);
        expect(read(id).state).toEqual(state);
        expect(snapshots.newest(id)?.seq).toBe(events[Math.max(...cuts) - 1]?.seq);
        db.prepare("DELETE FROM snapshots").run();
        expect(read(id).state).toEqual(state);
      }),
      { numRuns: 60 },
    );
    expect(ignored).toEqual([]);
    expect(verify(db).broken).toBeUndefined();
  });

  it("is never folded from a snapshot that was changed, whatever was changed", () => {
    const { add, read, snapshots, ignored, db } = aLog();
    const columns = ["chain_hash", "state", "content_hash", "fold_version", "seq"] as const;
    const change = db.prepare<[string, string, Uint8Array, string, number, number, string]>(
      `UPDATE snapshots SET chain_hash = iif(? = 'chain_hash', ?, chain_hash), state = coalesce(?, state),
        content_hash = coalesce(?, content_hash), fold_version = fold_version + ?, seq = seq + ? WHERE session_id = ?`,
    );
    fc.assert(
      fc.property(anySessionLog, fc.constantFrom(...columns), fc.nat(), (story, column, place) => {
        const { id, events } = add(story);
        snapshots.save(foldOf(id, events));
        const bytes = db
          .prepare<[string], Buffer>("SELECT state FROM snapshots WHERE session_id = ?")
          .pluck();
        const state = bytes.get(id)!;
        state[place % state.length] = state[place % state.length]! ^ 1;
        const given = <Value>(name: string, value: Value): Value =>
          column === name ? value : (null as Value);
        const [version, seq] = [column === "fold_version" ? 1 : 0, column === "seq" ? -1 : 0];
        const values = [given("state", state), given("content_hash", "0".repeat(64))] as const;
        change.run(column, "0".repeat(64), ...values, version, seq, id);
        const told = ignored.length;
        expect(snapshots.newest(id)).toBeUndefined();
        expect(ignored.slice(told)).toEqual([
          { sessionId: id, seq: expect.any(Number), why: "its content is not what was written" },
        ]);
        expect(read(id).state).toEqual(foldOf(id, events).state);
      }),
      { numRuns: 40 },
    );
  });
});

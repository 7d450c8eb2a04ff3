import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { anEvent } from "#engine/testing/an-event.ts";
import { anySessionLog } from "#engine/testing/any-session-log.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { hashArtifact } from "#main/store/hash-artifact.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDb } from "#main/store/open-db.ts";
import { createSnapshotStore } from "#main/store/snapshot-store.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { sessionId } from "#shared/model/ids.ts";
import { createTradingSessions, EVENTS_A_SNAPSHOT } from "./trading-sessions.ts";

const S1 = sessionId("s1");
const opened = anEvent(1, "session.opened", {
  mode: "paper",
  runId: undefined,
  strategy: "momentum",
  symbols: ["AAPL"],
  feed: "demo",
  isSynthetic: true,
  initialCash: 1_000,
});
const halted = (seq: number): AnyEnvelope => anEvent(seq, "trading.halted", { reason: `${seq}` });

/** Sessions beside a log that each event is in before it is heard. */
function someSessions() {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  const log = createEventLog(db);
  const snapshots = createSnapshotStore(db, () => undefined);
  const reported: unknown[] = [];
  const ports = {
    log,
    snapshots,
    report: (thrown: unknown) => void reported.push(thrown),
    stop: () => ({}) as PaperView,
  };
  const tell = (events: readonly AnyEnvelope[], to = sessions): void => {
    log.append(events);
    for (const event of events) to.onEvent(event);
  };
  const sessions = createTradingSessions(ports);
  return { db, log, snapshots, sessions, ports, reported, tell };
}

describe("createTradingSessions", () => {
  it("has each session as its whole log tells it, also in a process that took it up", () => {
    fc.assert(
      fc.property(anySessionLog, fc.double({ min: 0, max: 1, noNaN: true }), (story, share) => {
        const { sessions, ports, tell } = someSessions();
        const cut = Math.max(1, Math.round(share * story.length));
        tell(story.slice(0, cut));
        sessions.saveAll();
        const later = createTradingSessions(ports);
        const restored = anEvent(cut + 1, "session.restored", { events: cut });
        const rest = story.slice(cut).map((event) => ({ ...event, seq: event.seq + 1 }));
        tell([restored, ...rest], later);
        const { state } = restore(emptySnapshot(S1), [...story.slice(0, cut), restored, ...rest]);
        expect(hashArtifact(later.following(S1)?.state)).toBe(hashArtifact(state));
      }),
      { numRuns: 15 },
    );
  });

  it("takes a snapshot every so many events, at the end of a session and at the end of the program", () => {
    const { sessions, snapshots, tell } = someSessions();
    const events = Array.from({ length: EVENTS_A_SNAPSHOT - 1 }, (_, index) => halted(index + 2));
    tell([opened, ...events.slice(0, -1)]);
    sessions.saveDue();
    expect(snapshots.newest(S1)).toBeUndefined();
    tell(events.slice(-1));
    sessions.saveDue();
    expect(snapshots.newest(S1)?.seq).toBe(EVENTS_A_SNAPSHOT);
    tell([halted(EVENTS_A_SNAPSHOT + 1)]);
    sessions.saveAll();
    expect(snapshots.newest(S1)?.seq).toBe(EVENTS_A_SNAPSHOT + 1);
    tell([anEvent(EVENTS_A_SNAPSHOT + 2, "session.closed", { reason: "the end" })]);
    sessions.close(S1, "the end");
    expect(snapshots.newest(S1)?.seq).toBe(EVENTS_A_SNAPSHOT + 2);
  });

  it("waits with a snapshot until the log holds its last event", () => {
    const { sessions, snapshots, log, tell } = someSessions();
    tell([opened]);
    sessions.onEvent(halted(2));
    sessions.saveAll();
    expect(snapshots.newest(S1)).toBeUndefined();
    log.append([halted(2)]);
    sessions.saveDue();
    expect(snapshots.newest(S1)?.seq).toBe(2);
  });

  it("reports a snapshot that cannot be written, and trades on", () => {
    const { db, sessions, reported, tell } = someSessions();
    tell([opened]);
    db.exec("DROP TABLE snapshots");
    sessions.saveAll();
    expect(reported).toHaveLength(1);
    tell([halted(2)]);
    expect(sessions.following(S1)?.state.haltReason).toBe("2");
  });

  it("follows a session no further whose events cannot have happened, and takes no snapshot of it", () => {
    const { sessions, snapshots, tell } = someSessions();
    tell([opened]);
    const again = { ...opened, seq: 2 };
    expect(() => tell([again])).toThrow(expect.objectContaining({ code: "session.illegal-event" }));
    sessions.saveAll();
    expect([sessions.following(S1), snapshots.newest(S1)]).toEqual([undefined, undefined]);
  });
});

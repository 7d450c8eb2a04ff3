import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { runId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import { createSessionStore } from "./session-store.ts";
import type { SessionRecord, SessionStore } from "./session-store.ts";
import { aDirectory } from "#main/testing/a-directory.ts";

function aStore(): SessionStore {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return createSessionStore(db);
}

function aSession(id: string, changes: Partial<SessionRecord> = {}): SessionRecord {
  return {
    sessionId: sessionId(id),
    mode: "paper",
    runId: runId("r1"),
    strategy: "momentum",
    symbols: ["AAPL", "MSFT"],
    feed: "demo",
    isSynthetic: true,
    initialCash: 100_000,
    tsOpenedMs: epochMs(1_000),
    tsClosedMs: undefined,
    closeReason: undefined,
    ...changes,
  };
}

describe("createSessionStore", () => {
  it("keeps a session as it was saved last", () => {
    const store = aStore();
    store.save(aSession("s1"));
    const closed = aSession("s1", { tsClosedMs: epochMs(9), closeReason: "stopped by the user" });
    store.save(closed);
    expect(store.get(sessionId("s1"))).toEqual(closed);
  });

  it("does not know a session that was never saved", () => {
    expect(aStore().get(sessionId("s1"))).toBeUndefined();
  });

  it("lists the newest first, and those without an end", () => {
    const store = aStore();
    const bare = { runId: undefined, strategy: undefined, feed: undefined };
    store.save(aSession("s1", { ...bare, tsOpenedMs: epochMs(1) }));
    store.save(aSession("s2", { tsOpenedMs: epochMs(2), tsClosedMs: epochMs(3), closeReason: "ended" }));
    expect(store.list().map((session) => session.sessionId)).toEqual(["s2", "s1"]);
    expect(store.listOpen()).toEqual([aSession("s1", { ...bare, tsOpenedMs: epochMs(1) })]);
  });
});

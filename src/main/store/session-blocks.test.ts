import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { runId, sessionId } from "#shared/model/ids.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb, type WriteDb } from "./open-db.ts";
import { blockOf, FILL_SESSION_BLOCKS, listBlocks, SESSION_EVENTS } from "./session-blocks.ts";
import { anEnvelope } from "./testing/an-envelope.ts";
import { verify } from "./testing/chained-log.ts";

function aDb(): WriteDb {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return db;
}

/** So many events of `s1`, but those whose number is given are of `s2` and of the run `r1`. */
function manyEvents(count: number, others: readonly number[]) {
  return Array.from({ length: count }, (_, index) => {
    const seq = index + 1;
    return anEnvelope(seq, others.includes(seq) ? { sessionId: sessionId("s2"), runId: runId("r1") } : {});
  });
}

const listAll = (db: WriteDb): unknown => db.prepare("SELECT * FROM session_blocks").raw().all();

describe("the blocks of a session", () => {
  it("are noted once for each 1,024 numbers, over commits, restarts and other sessions", () => {
    const db = aDb();
    const events = manyEvents(3_000, [5, 2_500]);
    createEventLog(db).append(events.slice(0, 1_500));
    createEventLog(db).append(events.slice(1_500));
    expect(listAll(db)).toEqual([
      ["s1", 0],
      ["s1", 1],
      ["s1", 2],
      ["s2", 0],
      ["s2", 2],
    ]);
    const log = createEventLog(db);
    expect(log.readSession(sessionId("s2")).map(({ seq }) => seq)).toEqual([5, 2_500]);
    expect(log.readSession(sessionId("s1"), 2_498).map(({ seq }) => seq)).toEqual(
      events.flatMap(({ seq, sessionId: id }) => (seq > 2_498 && id === "s1" ? [seq] : [])),
    );
  });

  it("are noted again when the commit that they were noted in was rolled back", () => {
    const db = aDb();
    const log = createEventLog(db);
    db.exec("CREATE TRIGGER full BEFORE INSERT ON chain BEGIN SELECT raise(ABORT, 'full'); END");
    expect(() => log.append([anEnvelope(1)])).toThrow(/full/);
    expect(listAll(db)).toEqual([]);
    db.exec("DROP TRIGGER full");
    log.append([anEnvelope(1)]);
    expect(listAll(db)).toEqual([["s1", 0]]);
  });

  it("are listed with those of a run, ascending, and are none of what is not there", () => {
    const db = aDb();
    createEventLog(db).append(manyEvents(5_000, [1_030, 1_031, 4_900]));
    const firsts = (session: string, run: string | null) =>
      listBlocks(db, session, run).map(({ first }) => first);
    expect(firsts("", "r1")).toEqual([1_024, 4_096]);
    expect(firsts("s2", null)).toEqual([1_024, 4_096]);
    expect(firsts("s1", "r1")).toEqual([0, 1_024, 2_048, 3_072, 4_096]);
    expect(firsts("", "r2")).toEqual([]);
    expect(listBlocks(db, "s2", null)[0]).toEqual({ first: 1_024, last: 2_047 });
  });

  it("are filled from the rows of an older log", () => {
    const db = aDb();
    createEventLog(db).append(manyEvents(1_100, [7]));
    const noted = listAll(db);
    db.exec(`DELETE FROM session_blocks; ${FILL_SESSION_BLOCKS}`);
    expect(listAll(db)).toEqual(noted);
  });

  it("that were taken away are found by the check of the chain", () => {
    const db = aDb();
    createEventLog(db).append(manyEvents(1_100, [7, 1_030]));
    expect(verify(db)).toMatchObject({ rows: 1_100, broken: undefined });
    db.exec("DELETE FROM session_blocks WHERE session = 's2' AND block = 1");
    expect(verify(db).broken).toEqual({
      seq: 1_030,
      what: "the list of what belongs to the session s2 leaves it out",
    });
  });

  it("are read in their order without sorting", () => {
    const db = aDb();
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT payload FROM ${SESSION_EVENTS}
         WHERE session = ? AND block >= ${blockOf("?")} AND seq > ? ORDER BY block, seq`,
      )
      .all("s1", 0, 0)
      .map((row) => (row as { readonly detail: string }).detail);
    expect(plan).toEqual([
      expect.stringContaining("SEARCH session_blocks USING PRIMARY KEY (session=? AND block>?)"),
      expect.stringContaining("SEARCH events USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"),
    ]);
  });
});

import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { chainHash, firstFormHash, type EventRow } from "./event-chain.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb, type WriteDb } from "./open-db.ts";
import { FILL_SESSION_BLOCKS } from "./session-blocks.ts";
import { anEnvelope } from "./testing/an-envelope.ts";
import { insertFirstForm, verify } from "./testing/chained-log.ts";
import { verifyChain } from "./verify-chain.ts";

function aFile(): string {
  return join(aDirectory(), "log.sqlite");
}

function open(file: string): WriteDb {
  const { db } = openDb(file, LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return db;
}

/** Three rows of each form. */
function aMixedLog(): WriteDb {
  const db = open(aFile());
  insertFirstForm(db, manyEnvelopes(3));
  createEventLog(db).append(manyEnvelopes(6).slice(3));
  db.exec(FILL_SESSION_BLOCKS);
  return db;
}

const manyEnvelopes = (count: number) => Array.from({ length: count }, (_, index) => anEnvelope(index + 1));

describe("verifyChain", () => {
  it("finds an empty log whole", () => {
    expect(verify(open(aFile()))).toMatchObject({ rows: 0, head: { seq: 0 }, broken: undefined });
  });

  it("finds a log whole that was written in several batches and by several processes", () => {
    const file = aFile();
    const first = open(file);
    createEventLog(first).append([anEnvelope(1), anEnvelope(2)]);
    first.close();
    const db = open(file);
    const log = createEventLog(db);
    log.append([anEnvelope(3)]);
    expect(() => log.append([anEnvelope(4), anEnvelope(9)])).toThrow(/seq in the log must be 5/);
    log.append([anEnvelope(4)]);
    expect(verify(db)).toMatchObject({ rows: 4, head: { seq: 4 }, broken: undefined });
  });

  it("says which side of a row was changed", () => {
    const db = open(aFile());
    createEventLog(db).append(manyEnvelopes(5));
    db.exec("UPDATE events SET payload = '{}' WHERE seq = 2");
    expect(verify(db).broken).toMatchObject({
      seq: 2,
      what: expect.stringMatching(/^its content was changed \(order.accepted, id e2\)/),
    });
    db.exec(`UPDATE events SET payload = '{"orderId":"o2"}' WHERE seq = 2`);
    expect(verify(db).broken).toBeUndefined();
    db.exec("UPDATE events SET hash = 'x' WHERE seq = 3");
    expect(verify(db).broken).toMatchObject({ seq: 3, what: expect.stringMatching(/^its hash was changed/) });
  });

  it("finds a log whole that began in the first form and goes on in the second", () => {
    const db = aMixedLog();
    expect(verify(db)).toMatchObject({ rows: 6, head: { seq: 6 }, broken: undefined });
    expect(verify(db, { last: 2 })).toMatchObject({ rows: 2, broken: undefined });
    expect(verify(db, { last: 4 })).toMatchObject({ rows: 4, broken: undefined });
  });

  it.each([1, 2, 3, 4, 5, 6])("finds a change in row %i of such a log, and says which side", (seq) => {
    const db = aMixedLog();
    const last = seq === 6;
    db.exec(`UPDATE events SET payload = '{"orderId":"x"}' WHERE seq = ${seq}`);
    const what = last ? /^its content is not what/ : /^its content was changed/;
    expect(verify(db).broken).toMatchObject({ seq, what: expect.stringMatching(what) });
    db.exec(`UPDATE events SET payload = '{"orderId":"o${seq}"}', hash = 'x' WHERE seq = ${seq}`);
    const side = last ? /^its content is not what/ : /^its hash was changed/;
    expect(verify(db).broken).toMatchObject({ seq, what: expect.stringMatching(side) });
  });

  it("takes no row of the first form after one of the second, whatever is chained to it", () => {
    const db = open(aFile());
    createEventLog(db).append(manyEnvelopes(3));
    const rows = db
      .prepare<[], EventRow & { readonly hash: string }>("SELECT * FROM events ORDER BY seq")
      .all();
    let previous = rows[0]?.hash ?? "";
    for (const row of rows.slice(1)) {
      previous = row.seq === 2 ? firstFormHash(previous, row) : chainHash(previous, row);
      db.prepare("UPDATE events SET hash = ? WHERE seq = ?").run(previous, row.seq);
    }
    db.prepare("UPDATE chain SET hash = ?").run(previous);
    expect(verify(db).broken).toEqual({
      seq: 2,
      what: "it is hashed as rows were before the ones that it follows",
    });
  });

  it("still finds rows that were cut off at the end when the log went on", () => {
    const file = aFile();
    const db = open(file);
    createEventLog(db).append(manyEnvelopes(5));
    db.exec("DELETE FROM events WHERE seq > 3");
    expect(verify(db).broken).toMatchObject({ seq: 4, what: "the rows 4 to 5 are missing at the end" });
    createEventLog(db).append([anEnvelope(4), anEnvelope(5), anEnvelope(6)]);
    expect(verify(db).broken?.seq).toBe(4);
  });

  it("looks at the last rows alone when that is asked", () => {
    const db = open(aFile());
    createEventLog(db).append(manyEnvelopes(50));
    db.exec("UPDATE events SET id = 'x' WHERE seq = 10");
    expect(verify(db, { last: 10 })).toMatchObject({ rows: 10, broken: undefined });
    expect(verify(db, { last: 1_000 }).broken?.seq).toBe(10);
    db.exec("UPDATE events SET id = 'x' WHERE seq = 45");
    expect(verify(db, { last: 10 }).broken?.seq).toBe(45);
  });

  it("goes on while the log grows", () => {
    const db = open(aFile());
    const log = createEventLog(db);
    log.append(manyEnvelopes(300));
    const work = verifyChain(db, "all");
    expect(work.next()).toEqual({ done: false, value: undefined });
    log.append([anEnvelope(301)]);
    let step = work.next();
    while (step.done !== true) step = work.next();
    expect(step.value).toMatchObject({ rows: 301, broken: undefined });
  });

  it("takes a long log in pieces, however large its rows are", () => {
    const db = open(aFile());
    const payload = { orderId: "o".repeat(50_000) } as never;
    createEventLog(db).append(manyEnvelopes(600).map((one) => ({ ...one, payload })));
    const work = verifyChain(db, "all");
    let pieces = 1;
    while (work.next().done !== true) pieces += 1;
    expect(pieces).toBeGreaterThanOrEqual(3);
  });
});

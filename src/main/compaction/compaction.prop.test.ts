import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createBus } from "#engine/bus/create-bus.ts";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { openSessionFiles } from "#main/session-file/open-session-files.ts";
import {
  anyMoment,
  aRecordedWorkspace,
  MINE,
  type Moment,
} from "#main/session-file/testing/a-recorded-workspace.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { verify } from "#main/store/testing/chained-log.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { EVENT_CLASS, type AnyEnvelope } from "#shared/events/event-map.ts";
import { eventId, sessionId } from "#shared/model/ids.ts";
import { compactLog } from "./compact-log.ts";

/** A log with its bus; the session `mine` in it was closed long ago. */
function aLog(moments: readonly Moment[], isClosed = true) {
  const { workspace, db, events } = aRecordedWorkspace(moments, isClosed);
  const log = createEventLog(db);
  const clock = createFakeClock();
  let ids = 0;
  const bus = createBus({
    clock,
    newEventId: () => eventId(`new-${(ids += 1)}`),
    sessionId: sessionId("process"),
    lastSeq: log.lastSeq(),
    commit: (envelopes) => log.append(envelopes),
  });
  const compact = (beforeMs: number = clock.now(), isDryRun = false) => {
    const work = compactLog({ name: "paper", db, log, bus }, beforeMs, isDryRun);
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
  };
  const state = () => restore(emptySnapshot(MINE), log.readSession(MINE)).state;
  return { workspace, db, log, bus, events, compact, state };
}

const isDurable = ({ name }: AnyEnvelope): boolean => EVENT_CLASS[name] === "durable";

describe("compactLog", () => {
  it("keeps every durable event and every other session, the chain, and the state that all fold to", () => {
    fc.assert(
      fc.property(fc.array(anyMoment, { maxLength: 40 }), (moments) => {
        const { db, log, events, compact, state } = aLog(moments);
        const before = state();
        const { rows } = compact();
        const left = log.readAfter(0).filter(({ name }) => name !== "log.compacted");
        const isKept = (event: AnyEnvelope): boolean => isDurable(event) || event.sessionId === "other";
        expect(left.filter(isKept)).toEqual(events.filter(isKept));
        expect(left.length).toBe(events.length - rows);
        expect(state()).toEqual(before);
        const tail = log.readSession(MINE).filter(({ name }) => name === "log.compacted");
        expect(restore({ seq: events.length, state: before }, tail).state).toEqual(before);
        expect(verify(db)).toMatchObject({
          broken: undefined,
          ...(rows === 0 ? {} : { compacted: { rows } }),
        });
        expect(verify(db, { last: 3 }).broken).toBe(undefined);
        expect(compact().rows).toBe(0);
        db.close();
      }),
      { numRuns: 15 },
    );
  });

  it("finds any change of what it noted, and any row that goes without a note", () => {
    const moments = Array.from({ length: 12 }, (_, index) => ({ ...BAR, isMine: index % 4 !== 0 }));
    const { db, compact } = aLog(moments);
    compact();
    const noted = db.prepare<[], { first_seq: number }>("SELECT first_seq FROM compacted_ranges").all();
    expect(noted.length).toBeGreaterThan(2);
    const kept = db.prepare<[], number>("SELECT seq FROM events").pluck().all();
    fc.assert(
      fc.property(
        fc.constantFrom(...noted.map(({ first_seq }) => first_seq)),
        fc.constantFrom(...kept),
        fc.constantFrom("last_seq", "before_hash", "last_hash", "event_seq", "gone", "more", "row", "moved"),
        (first, seq, what) => {
          db.exec("SAVEPOINT one");
          const where = `WHERE first_seq = ${first}`;
          if (what === "gone") db.exec(`DELETE FROM compacted_ranges ${where}`);
          else if (what === "more")
            db.exec(`INSERT INTO compacted_ranges SELECT 900 + first_seq, last_seq, before_hash, last_hash,
              event_seq FROM compacted_ranges ${where}`);
          else if (what === "row") db.exec(`DELETE FROM events WHERE seq = ${seq}`);
          else if (what === "moved")
            db.exec(`UPDATE compacted_ranges SET first_seq = first_seq + 1 ${where}`);
          else if (what.endsWith("hash")) db.exec(`UPDATE compacted_ranges SET ${what} = '00' ${where}`);
          else db.exec(`UPDATE compacted_ranges SET ${what} = ${what} + 1 ${where}`);
          const { broken } = verify(db);
          db.exec("ROLLBACK TO one; RELEASE one");
          expect(broken).toMatchObject({ seq: expect.any(Number) as unknown });
        },
      ),
      { numRuns: 120 },
    );
    expect(verify(db).broken).toBe(undefined);
    db.close();
  });

  it("finds rows that are gone with a note that names an older event, also by the last rows alone", () => {
    const { db, log, bus, compact } = aLog(Array.from({ length: 12 }, () => BAR));
    onTestFinished(() => void db.close());
    compact();
    const eventSeq = log.lastSeq();
    for (let count = 0; count < 8; count += 1) bus.publish("trading.halted", { reason: "later" });
    const [first, last] = [eventSeq + 4, eventSeq + 5];
    const hashOf = db.prepare<[number], string>("SELECT hash FROM events WHERE seq = ?").pluck();
    const note = db.prepare("INSERT INTO compacted_ranges VALUES (?, ?, ?, ?, ?)");
    note.run(first, last, hashOf.get(first - 1), hashOf.get(last), eventSeq);
    db.prepare("DELETE FROM events WHERE seq BETWEEN ? AND ?").run(first, last);
    expect(verify(db, { last: 5 }).broken).toMatchObject({ seq: first });
    expect(verify(db).broken).toMatchObject({ seq: eventSeq });
  });

  it("keeps the bars at which orders were decided and filled, and what durable events came from", () => {
    const moments = ["bar", "bar", "order", "bar", "bar", "bar"] as const;
    const { db, log, compact } = aLog(moments.map((kind) => ({ ...BAR, kind })));
    onTestFinished(() => void db.close());
    const bars = () =>
      log
        .readSession(MINE)
        .flatMap((event) => (event.name === "market.data.updated" ? [event.payload.bar?.tsOpenMs] : []));
    // The order is the moment 2; it says that it was decided and filled at the bar of that time.
    db.exec("UPDATE events SET payload = replace(replace(payload, 'Ms\":2', 'Ms\":1'), 'Ms\":2', 'Ms\":1')");
    expect(bars()).toEqual([0, 1, 3, 4, 5]);
    const cause = log.readSession(MINE).find(({ name }) => name === "market.data.updated");
    db.prepare("UPDATE events SET causation_id = ? WHERE name = 'order.filled'").run(cause?.id);
    compact();
    expect(bars()).toEqual([0, 1, 5]);
  });

  it("lets a compacted session be exported, checked and replayed to its state", () => {
    const { workspace, db, compact, state } = aLog([BAR, BAR, BAR, { ...BAR, kind: "order" }, BAR, BAR]);
    const before = state();
    expect(compact().rows).toBeGreaterThan(2);
    db.close();
    const file = join(aDirectory(), "file");
    const files = openSessionFiles(workspace, "0.0.0");
    files.export(MINE, file);
    const { events } = files.verify(file);
    expect(restore(emptySnapshot(MINE), events).state).toEqual(before);
  });
});

const BAR: Moment = { isMine: true, kind: "bar", quantity: 1, price: 10, pauseMs: 1, text: "" };

describe("what is not compacted", () => {
  it("is a session that is open, one that was closed too late, and anything in a dry run", () => {
    const open = aLog([BAR, BAR, BAR], false);
    onTestFinished(() => void open.db.close());
    expect(open.compact()).toMatchObject({ sessions: 0, rows: 0 });
    const closed = aLog([BAR, BAR, BAR]);
    onTestFinished(() => void closed.db.close());
    expect(closed.compact(1_000_000)).toMatchObject({ sessions: 0, rows: 0 });
    expect(closed.compact(undefined, true)).toMatchObject({ sessions: 1, rows: 2 });
    expect(closed.log.readAfter(0)).toEqual(closed.events);
  });

  it("is a session that would fold to another state", () => {
    const { db, log, compact } = aLog([{ ...BAR, kind: "order" }, { ...BAR, price: 20 }, BAR]);
    onTestFinished(() => void db.close());
    // Another program took the symbol of a bar away, which this one then counts and marks nothing with.
    db.exec(`UPDATE events SET payload = json_set(json_remove(payload, '$.symbol'), '$.step', 'SPX')
      WHERE seq = (SELECT max(seq) FROM events WHERE name = 'market.data.updated')`);
    const events = log.readAfter(0);
    expect(compact()).toMatchObject({ sessions: 0, rows: 0, kept: 1 });
    expect(log.readAfter(0)).toEqual(events);
  });

  it("is a row whose event could not be stored: nothing goes without its note", () => {
    const { db, log, bus, compact, events } = aLog([BAR, BAR, BAR]);
    onTestFinished(() => void db.close());
    db.exec("CREATE TRIGGER full BEFORE INSERT ON compacted_ranges BEGIN SELECT raise(ABORT, 'full'); END");
    expect(() => compact()).toThrow("full");
    expect(log.readAfter(0)).toEqual(events);
    db.exec("DROP TRIGGER full");
    bus.publish("trading.resumed", { by: "me" });
    expect(compact().rows).toBe(2);
    expect(verify(db).broken).toBe(undefined);
  });
});

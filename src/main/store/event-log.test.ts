import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { errorOf } from "#engine/testing/error-of.ts";
import { runId, sessionId } from "#shared/model/ids.ts";
import { createEventLog } from "./event-log.ts";
import type { EventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { IS_RUN_STORY } from "./migrations/0070-snapshots.ts";
import { openDb } from "./open-db.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { anEnvelope } from "./testing/an-envelope.ts";

function aLog(): EventLog {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return createEventLog(db);
}

describe("createEventLog", () => {
  it("reads back what it appended, with figures that JSON cannot say", () => {
    const log = aLog();
    const envelopes = [
      anEnvelope(1),
      anEnvelope(2, { runId: runId("r1") }),
      anEnvelope(3, {
        name: "workflow.completed",
        payload: { durationMs: 1.5, outputs: { profitFactor: Infinity, sharpe: Number.NaN } },
      }),
    ];
    log.append(envelopes.slice(0, 2));
    log.append(envelopes.slice(2));
    expect(log.readAfter(0)).toEqual(envelopes);
    expect(log.lastSeq()).toBe(3);
  });

  it("starts at 0", () => {
    const log = aLog();
    expect(log.lastSeq()).toBe(0);
    expect(log.readAfter(0)).toEqual([]);
  });

  it("reads the story of a run without what its trading told, by its index", () => {
    const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
    onTestFinished(() => void db.close());
    const log = createEventLog(db);
    const run = { runId: runId("r1") };
    const cancelled = { name: "workflow.cancelled", payload: { by: "user", step: undefined } } as const;
    const halted = { name: "trading.halted", payload: { reason: "loss" } } as const;
    log.append([
      anEnvelope(1, { ...run, ...halted }),
      anEnvelope(2, run),
      anEnvelope(3, cancelled),
      anEnvelope(4, { ...run, ...cancelled }),
    ]);
    expect(log.readRunStory(runId("r1")).map(({ seq }) => seq)).toEqual([1, 4]);
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT payload FROM events WHERE run_id = ? AND ${IS_RUN_STORY} ORDER BY seq`,
      )
      .all("r1");
    expect(plan).toMatchObject([{ detail: expect.stringContaining("USING INDEX events_of_run_story") }]);
  });

  it("reads the state of a session page after page, and names a damaged row", () => {
    const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
    onTestFinished(() => void db.close());
    const log = createEventLog(db);
    const halted = { name: "trading.halted", payload: { reason: "loss" } } as const;
    log.append(Array.from({ length: 2_500 }, (_, index) => anEnvelope(index + 1, halted)));
    const pages = [...log.readState(sessionId("s1"), 100)];
    expect(pages.map(({ length }) => length)).toEqual([1_000, 1_000, 400]);
    expect(pages[0]?.[0]).toEqual({
      seq: 101,
      name: "trading.halted",
      payload: { reason: "loss" },
      tsEventMs: 1_101,
      sessionId: "s1",
    });
    db.exec("UPDATE events SET payload = '[]' WHERE seq = 1500");
    expect(errorOf(() => [...log.readState(sessionId("s1"), 0)])).toMatchObject({
      code: "store.row-damaged",
      field: "seq 1500",
    });
  });

  it("reads a page and the tail of a session", () => {
    const log = aLog();
    log.append([
      anEnvelope(1, { runId: runId("r1") }),
      anEnvelope(2, { sessionId: sessionId("s2") }),
      anEnvelope(3, { sessionId: sessionId("s2") }),
      anEnvelope(4, { runId: runId("r1") }),
    ]);
    const seqs = (envelopes: readonly { readonly seq: number }[]): readonly number[] =>
      envelopes.map(({ seq }) => seq);
    expect({
      page: seqs(log.readAfter(1, 2)),
      named: seqs(log.readNamed(["order.accepted"], 1, 3)),
      others: seqs(log.readNamed(["order.filled", "order.denied"], 0, 4)),
      session: seqs(log.readSession(sessionId("s2"))),
      tail: seqs(log.readSession(sessionId("s2"), 2)),
    }).toEqual({ page: [2, 3], named: [2, 3], others: [], session: [2, 3], tail: [3] });
  });

  it("does what goes with an event once, with that event alone", () => {
    const log = aLog();
    const compacted = { name: "log.compacted", payload: { of: "run" } as never } as const;
    const worked: number[] = [];
    log.appendWith(
      "log.compacted",
      (seq) => worked.push(seq),
      () => {
        log.append([anEnvelope(1)]);
        expect(worked).toEqual([]);
        log.append([anEnvelope(2), anEnvelope(3, compacted), anEnvelope(4)]);
        log.append([anEnvelope(5, compacted)]);
      },
    );
    expect(worked).toEqual([3]);
  });

  it("does it again with the event that is stored when the first try was refused", () => {
    const log = aLog();
    const compacted = anEnvelope(1, { name: "log.compacted", payload: { of: "run" } as never });
    const worked: number[] = [];
    const work = (seq: number): void => {
      worked.push(seq);
      if (worked.length === 1) throw new Error("the disk is full");
    };
    log.appendWith("log.compacted", work, () => {
      expect(() => log.append([compacted])).toThrow("full");
      log.append([compacted]);
    });
    expect([worked, log.lastSeq()]).toEqual([[1, 1], 1]);
  });

  it.each([
    ["a payload that is null", "UPDATE events SET payload = 'null'"],
    ["a payload that is a list", "UPDATE events SET payload = '[]'"],
    ["a payload that is no JSON", "UPDATE events SET payload = '{'"],
    ["a name that there is not", "UPDATE events SET name = 'order.eaten'"],
    ["a name that every object has", "UPDATE events SET name = 'constructor'"],
  ])("names the row with %s", (_, damage) => {
    const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
    onTestFinished(() => void db.close());
    const log = createEventLog(db);
    const told = { name: "workflow.cancelled", payload: { by: "user", step: undefined } } as const;
    log.append([anEnvelope(1), anEnvelope(2, { runId: runId("r1"), ...told })]);
    db.exec(`${damage} WHERE seq = 2`);
    for (const read of [() => log.readAfter(0), () => log.readRunStory(runId("r1"))]) {
      expect(errorOf(read)).toMatchObject({
        kind: "user",
        code: "store.row-damaged",
        field: "seq 2",
        remedy: expect.stringMatching(/audit verify/),
      });
    }
  });

  it("names what it folded when the events do not say what they must", () => {
    const log = aLog();
    const broken: { readonly order?: { readonly id: string } } = {};
    expect(
      errorOf(() => log.fold("session s1", () => (broken as Required<typeof broken>).order.id)),
    ).toMatchObject({ code: "store.row-damaged", field: "session s1" });
    expect(log.fold("session s1", () => 7)).toBe(7);
    expect(() =>
      log.fold("session s1", () => {
        throw new RangeError("ours");
      }),
    ).toThrow(RangeError);
  });

  it.each([
    ["a gap", [anEnvelope(1), anEnvelope(3)]],
    ["a repetition", [anEnvelope(1), anEnvelope(1)]],
    ["a wrong start", [anEnvelope(2)]],
  ])("stores nothing of a batch with %s", (_, envelopes) => {
    const log = aLog();
    expect(() => log.append(envelopes)).toThrow(
      expect.objectContaining({ code: "internal.invariant-broken" }),
    );
    expect(log.lastSeq()).toBe(0);
  });
});

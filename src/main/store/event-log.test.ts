import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { errorOf } from "#engine/testing/error-of.ts";
import { runId, sessionId } from "#shared/model/ids.ts";
import { createEventLog } from "./event-log.ts";
import type { EventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
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

  it("reads a page, a run and the tail of a session", () => {
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
      run: seqs(log.readRun(runId("r1"))),
      session: seqs(log.readSession(sessionId("s2"))),
      tail: seqs(log.readSession(sessionId("s2"), 2)),
    }).toEqual({ page: [2, 3], named: [2, 3], others: [], run: [1, 4], session: [2, 3], tail: [3] });
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
    log.append([anEnvelope(1), anEnvelope(2, { runId: runId("r1") })]);
    db.exec(`${damage} WHERE seq = 2`);
    for (const read of [() => log.readAfter(0), () => log.readRun(runId("r1"))]) {
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

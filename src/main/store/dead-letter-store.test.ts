import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { runId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { createDeadLetterStore, type DeadLetterRecord } from "./dead-letter-store.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import { anEnvelope } from "./testing/an-envelope.ts";

function aLetter(seq: number): DeadLetterRecord {
  return {
    subscriber: "runs",
    event: anEnvelope(seq, { runId: runId("r1"), payload: { orderId: "o1", reason: "x" } as never }),
    error: { kind: "bug", code: "internal.unexpected", message: "poison" },
    attempts: 3,
    tsFailedMs: epochMs(5_000),
  };
}

function open(file: string) {
  const { db } = openDb(file, LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return { store: createDeadLetterStore(db), close: () => void db.close() };
}

it("keeps letters over a restart, and gives no number twice", () => {
  const file = join(aDirectory(), "log.sqlite");
  const first = open(file);
  first.store.add([aLetter(1), aLetter(2)]);
  first.store.remove(2);
  first.close();
  const { store } = open(file);
  store.add([aLetter(3)]);
  expect(store.list(10)).toEqual([
    { number: 3, ...aLetter(3) },
    { number: 1, ...aLetter(1) },
  ]);
  expect([store.count(), store.get(2), store.list(1).length]).toEqual([2, undefined, 1]);
});

it("notes each further try with its cause", () => {
  const { store } = open(join(aDirectory(), "log.sqlite"));
  store.add([aLetter(1)]);
  const error = { kind: "transient", code: "store.busy", message: "busy" } as const;
  store.failedAgain(1, error, epochMs(6_000));
  expect(store.get(1)).toEqual({
    number: 1,
    ...aLetter(1),
    error,
    attempts: 4,
    tsFailedMs: 6_000,
  });
});

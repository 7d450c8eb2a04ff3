import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";
import { anEnvelope } from "./testing/an-envelope.ts";

const options = { isOldSqliteAllowed: false };

describe("withStoreErrors", () => {
  it("names a full disk as transient, and the log goes on when there is space again", () => {
    const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, options);
    const log = createEventLog(db);
    db.pragma(`max_page_count = ${Number(db.pragma("page_count", { simple: true }))}`);
    const big = Array.from({ length: 200 }, (_, index) =>
      anEnvelope(index + 1, { name: "order.rejected", payload: { reason: "x".repeat(500) } as never }),
    );
    expect(() => log.append(big)).toThrow(
      expect.objectContaining({ code: "store.disk-full", kind: "transient" }),
    );
    expect(log.lastSeq()).toBe(0);
    db.pragma("max_page_count = 1000000");
    log.append(big);
    expect(log.lastSeq()).toBe(200);
    db.close();
  });

  it("names a file that somebody else writes as transient", () => {
    const file = join(aDirectory(), "log.sqlite");
    const first = openDb(file, LOG_SCHEMA, options).db;
    const second = openDb(file, LOG_SCHEMA, options).db;
    first.exec("BEGIN IMMEDIATE");
    expect(() => createEventLog(second).append([anEnvelope(1)])).toThrow(
      expect.objectContaining({ code: "store.busy", kind: "transient" }),
    );
    first.close();
    second.close();
  });

  it("takes a row whose JSON is not JSON for damage", () => {
    const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, options);
    const log = createEventLog(db);
    log.append([anEnvelope(1)]);
    db.exec("UPDATE events SET payload = '{bad'");
    expect(() => log.readAfter(0)).toThrow(
      expect.objectContaining({
        code: "store.row-damaged",
        kind: "user",
        remedy: expect.any(String) as string,
      }),
    );
    db.close();
  });

  it("lets through what is not the database's", () => {
    const error = new Error("ours");
    expect(() =>
      withStoreErrors("a.sqlite", () => {
        throw error;
      }),
    ).toThrow(error);
  });
});

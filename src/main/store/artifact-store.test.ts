import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { contentHash } from "#shared/model/ids.ts";
import { createArtifactStore } from "./artifact-store.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import type { WriteDb } from "./open-db.ts";
import { aDirectory } from "#main/testing/a-directory.ts";

function aDb(): WriteDb {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return db;
}

const series = {
  symbol: "SPX",
  tsOpenMs: new Float64Array([1, 2]),
  close: new Float64Array([Number.NaN, -0]),
  regime: new Uint8Array([7, 0]),
  bias: new Int8Array([-1, 1]),
  fills: [{ price: Infinity, note: undefined }],
};

describe("createArtifactStore", () => {
  it("reads back columns and odd numbers bit for bit", () => {
    const store = createArtifactStore(aDb());
    expect(store.get(store.put("series", series))).toStrictEqual(series);
  });

  it("reads back columns that threads share", () => {
    const store = createArtifactStore(aDb());
    const shared = new Float64Array(new SharedArrayBuffer(16));
    shared.set([1.5, 2.5]);
    const hash = store.put("column", { shared });
    expect(store.get(hash)).toEqual({ shared: new Float64Array([1.5, 2.5]) });
  });

  it("stores the same content once", () => {
    const db = aDb();
    const store = createArtifactStore(db);
    expect(store.put("series", series)).toBe(store.put("series", structuredClone(series)));
    expect(db.prepare("SELECT count(*) FROM artifacts").pluck().get()).toBe(1);
  });

  it("has nothing under an unknown hash", () => {
    expect(createArtifactStore(aDb()).get(contentHash("00"))).toBeUndefined();
  });

  it.each([
    [
      "one byte was changed",
      (bytes: Buffer) => Buffer.from(bytes.toString("latin1").replace("SPX", "SPY"), "latin1"),
    ],
    ["it was cut short", (bytes: Buffer) => bytes.subarray(0, 20)],
  ])("refuses content of which %s", (_, damage) => {
    const db = aDb();
    const store = createArtifactStore(db);
    const hash = store.put("series", series);
    const bytes = db.prepare<[], Buffer>("SELECT bytes FROM artifacts").pluck().get();
    db.prepare("UPDATE artifacts SET bytes = ?").run(damage(bytes ?? Buffer.alloc(0)));
    expect(() => store.get(hash)).toThrow(expect.objectContaining({ code: "store.artifact-damaged" }));
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createBarStore } from "./bar-store.ts";
import { BARS_SCHEMA } from "./bars-schema.ts";
import { aDirectory } from "#main/testing/a-directory.ts";

function setUp(file = ":memory:") {
  const db = new Database(file);
  onTestFinished(() => {
    db.close();
  });
  for (const { sql } of BARS_SCHEMA.migrations) db.exec(sql);
  return { db, store: createBarStore(db, sha256) };
}

const series = aBarSeries({
  symbol: "ACME",
  closes: [1, 2.5, 3],
  provenance: { provider: "csv", origin: "CSV file acme.csv", caveats: ["one"] },
});
const info = {
  symbol: "ACME",
  timeframe: "1d",
  provider: "csv",
  isSynthetic: false,
  bars: 3,
  from: "2020-01-01",
  to: "2020-01-03",
  dataHash: series.dataHash,
  caveats: ["one"],
};

describe("createBarStore", () => {
  it("names a full disk and a damaged file as what they are", () => {
    const file = join(aDirectory(), "bars.sqlite");
    const { db, store } = setUp(file);
    store.save(series);
    db.pragma(`max_page_count = ${Number(db.pragma("page_count", { simple: true }))}`);
    const long = aBarSeries({ symbol: "LONG", closes: Array.from({ length: 20_000 }, () => 1) });
    expect(errorOf(() => store.save(long))).toMatchObject({ code: "store.disk-full", kind: "transient" });
    db.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xab, 4_096));
    const damaged = new Database(file);
    onTestFinished(() => {
      damaged.close();
    });
    const again = createBarStore(damaged, sha256);
    expect(errorOf(() => again.load("ACME", "1d", "csv"))).toMatchObject({ code: "store.file-damaged" });
  });

  it("gives back what it stored, also after the file was closed", () => {
    const file = join(aDirectory(), "bars.sqlite");
    const { db, store } = setUp(file);
    store.save(series);
    db.close();
    const reopened = new Database(file);
    onTestFinished(() => {
      reopened.close();
    });
    const again = createBarStore(reopened, sha256);
    expect([again.load("ACME", "1d", "csv"), again.list()]).toEqual([series, [info]]);
  });

  it("knows a series by symbol, timeframe and provider", () => {
    const { store } = setUp();
    store.save(series);
    expect([
      store.load("ACME", "1h", "csv"),
      store.load("ACME", "1d", "bundled"),
      store.load("OTHER", "1d", "csv"),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it("puts a series in the place of the one of the same name", () => {
    const { store } = setUp();
    store.save(series);
    store.save(aBarSeries({ symbol: "ACME", closes: [7], provenance: { provider: "csv" } }));
    expect(store.list().map(({ bars }) => bars)).toEqual([1]);
  });

  it("says otherwise of a series without touching its bars", () => {
    const { db, store } = setUp();
    store.save(series);
    const chunks = () => db.prepare("SELECT * FROM bar_series_chunks JOIN bar_chunks USING (chunk_id)").all();
    const [before, version] = [chunks(), store.version("ACME", "1d", "csv")];
    const provenance = { ...series.provenance, market: "forex" as const };
    store.relabel("ACME", "1d", provenance);
    expect(chunks()).toEqual(before);
    expect(store.version("ACME", "1d", "csv")).not.toBe(version);
    expect(store.load("ACME", "1d", "csv")).toEqual({ ...series, provenance });
  });

  it("keeps the stored series when the new one cannot be stored", () => {
    const { store } = setUp();
    store.save(series);
    expect(() =>
      store.save(aBarSeries({ symbol: "ACME", closes: [], provenance: { provider: "csv" } })),
    ).toThrow("NOT NULL constraint failed");
    expect(store.list()).toEqual([info]);
  });

  it("stores views into larger memory by their own bytes", () => {
    const { store } = setUp();
    const spx = loadSpx();
    store.save({ ...spx, close: new Float64Array([0, ...spx.close]).subarray(1) });
    expect(store.load("SPX", "1d", "bundled")).toEqual(spx);
  });

  it("gives memory that a thread reads without a copy", async () => {
    const { store } = setUp();
    store.save(series);
    const loaded = store.load("ACME", "1d", "csv")!;
    const worker = new Worker(
      "const { parentPort } = require('node:worker_threads'); parentPort.once('message', (close) => { close[0] = 42; parentPort.postMessage('done'); });",
      { eval: true },
    );
    onTestFinished(async () => {
      await worker.terminate();
    });
    const isDone = new Promise((resolve) => {
      worker.once("message", resolve);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(loaded.close);
    await isDone;
    expect(loaded.close[0]).toBe(42);
  });

  it.each([
    ["a changed byte", "UPDATE bar_chunks SET close = zeroblob(24)"],
    ["a lost byte", "UPDATE bar_chunks SET quality = zeroblob(2)"],
    ["a changed name", "UPDATE bar_series SET data_hash = 'x'"],
    ["a lost chunk", "DELETE FROM bar_series_chunks"],
    ["a swapped checksum", "UPDATE bar_chunks SET crc = 1"],
    ["a broken provenance", "UPDATE bar_series SET provenance_json = '{'"],
  ])("refuses bars with %s", (_, sql) => {
    const { db, store } = setUp();
    store.save(series);
    db.exec(sql);
    const error = errorOf(() => store.load("ACME", "1d", "csv"));
    expect([error.kind, error.code, error.value]).toEqual(["user", "store.bars-damaged", "ACME"]);
  });
});

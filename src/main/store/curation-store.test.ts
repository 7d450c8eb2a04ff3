import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { aBar } from "#engine/testing/a-bar.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import { contentHash } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { createCurationStore } from "./curation-store.ts";
import { BARS_SCHEMA } from "./bars-schema.ts";

function setUp() {
  const db = new Database(":memory:");
  onTestFinished(() => {
    db.close();
  });
  for (const { sql } of BARS_SCHEMA.migrations) db.exec(sql);
  return { db, store: createCurationStore(db) };
}

const key = { symbol: "ACME", timeframe: "1d", provider: "csv" } as const;
const split: CorporateAction = { kind: "split", date: "2020-08-31", ratio: 4 };
const dividend: CorporateAction = { kind: "dividend", date: "2020-08-07", amount: 0.82 };

describe("createCurationStore", () => {
  it("keeps the actions of a symbol old to new, the newer word on a day in place of the older", () => {
    const { store } = setUp();
    store.saveActions("ACME", [{ ...split, ratio: 2 }]);
    store.saveActions("ACME", [split, dividend]);
    expect([store.actions("ACME"), store.actions("OTHER")]).toEqual([[dividend, split], []]);
  });

  it("saves all actions or none", () => {
    const { store } = setUp();
    expect(() => store.saveActions("ACME", [dividend, { ...split, ratio: -1 }])).toThrow("CHECK");
    expect(store.actions("ACME")).toEqual([]);
  });

  it("keeps the repairs of one series in place of those before", () => {
    const { store } = setUp();
    const was = aBar({ close: 1e9 });
    const repair = { was, became: aBar(), reason: "spike", tsRepairedMs: epochMs(7) };
    store.saveRepairs(key, [repair]);
    store.saveRepairs({ ...key, timeframe: "1h" }, [
      repair,
      { ...repair, was: { ...was, tsOpenMs: epochMs(1) } },
    ]);
    expect([store.repairs(key), store.repairs({ ...key, timeframe: "1h" }).length]).toEqual([[repair], 2]);
    store.saveRepairs(key, []);
    expect([store.repairs(key).length, store.repairs({ ...key, timeframe: "1h" }).length]).toEqual([0, 2]);
  });

  it("keeps the last verdict on a series", () => {
    const { store } = setUp();
    const verdict = {
      dataHash: contentHash("ab"),
      state: "quarantined",
      score: 0.2,
      reason: "9 spikes",
    } as const;
    store.saveVerdict(key, verdict);
    store.saveVerdict(key, { ...verdict, state: "released" });
    expect([store.verdict(key), store.verdict({ ...key, symbol: "OTHER" })]).toEqual([
      { ...verdict, state: "released" },
      undefined,
    ]);
  });

  it("tells a closed file by an error of the store", () => {
    const { db, store } = setUp();
    db.close();
    expect(errorOf(() => store.actions("ACME")).message).toMatch(/not open/);
  });
});

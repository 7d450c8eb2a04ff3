import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { hashSeries } from "#engine/calc/bars/hash-series.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { createBarStore } from "../bar-store.ts";
import { BARS_SCHEMA } from "../bars-schema.ts";
import { migrate } from "../migrate.ts";
import { insertWhole } from "../testing/whole-series.ts";

const hourly = aBarSeries({
  symbol: "ACME",
  timeframe: "1h",
  startDate: "2019-12-20",
  closes: Array.from({ length: 500 }, (_, index) => 50 + (index % 7)),
  provenance: { provider: "csv", caveats: ["one"] },
});
const daily = aBarSeries({ symbol: "ACME", closes: [1, 2, 3], provenance: { provider: "csv" } });

function migrated(insert: (db: Database.Database) => void) {
  const db = new Database(":memory:");
  onTestFinished(() => {
    db.close();
  });
  const [first, ...rest] = BARS_SCHEMA.migrations;
  migrate(db, { ...BARS_SCHEMA, migrations: [first!] });
  insert(db);
  migrate(db, { ...BARS_SCHEMA, migrations: [first!, ...rest] });
  return { db, store: createBarStore(db, sha256) };
}

const load = (store: ReturnType<typeof createBarStore>, series: BarSeries) =>
  store.load(series.symbol, series.timeframe, series.provenance.provider);

describe("the migration to chunks", () => {
  it("keeps each series with its bars, hash and provenance", () => {
    const { db, store } = migrated((old) => {
      for (const series of [hourly, daily]) insertWhole(old, series);
    });
    expect([load(store, hourly), load(store, daily)]).toEqual([hourly, daily]);
    expect(db.prepare("SELECT count(*) FROM bar_chunks").pluck().get()).toBe(3);
    expect(hashSeries(load(store, hourly)!, sha256)).toBe(hourly.dataHash);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'whole%'").pluck().get()).toBe(0);
  });

  it.each([
    ["a changed byte", "UPDATE bar_series SET close = zeroblob(24) WHERE timeframe = '1d'"],
    ["a lost byte", "UPDATE bar_series SET volume = zeroblob(23) WHERE timeframe = '1d'"],
  ])("keeps a series with %s as damaged, and the others whole", (_, sql) => {
    const { store } = migrated((old) => {
      for (const series of [hourly, daily]) insertWhole(old, series);
      old.exec(sql);
    });
    expect(errorOf(() => load(store, daily)).code).toBe("store.bars-damaged");
    expect([load(store, hourly), store.list().length]).toEqual([hourly, 2]);
    store.save(daily);
    expect(load(store, daily)).toEqual(daily);
  });
});

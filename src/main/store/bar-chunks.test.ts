import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { firstBarAtOrAfter, sliceSeries } from "#engine/calc/bars/slice-range.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { createBarStore } from "./bar-store.ts";
import { BARS_SCHEMA } from "./bars-schema.ts";

function setUp() {
  const db = new Database(":memory:");
  onTestFinished(() => {
    db.close();
  });
  for (const { sql } of BARS_SCHEMA.migrations) db.exec(sql);
  const chunkIds = () => db.prepare<[], number>("SELECT chunk_id FROM bar_chunks").pluck().all();
  return { db, store: createBarStore(db, sha256), chunkIds };
}

/** Half-hours from 2019-07 on, so that chunks are years; four of them. */
function aLongSeries(changed?: number, bars = 52_000): BarSeries {
  const closes = Array.from({ length: bars }, (_, index) => (index === changed ? 7 : 100 + (index % 13)));
  return aBarSeries({
    symbol: "LONG",
    timeframe: "30m",
    startDate: "2019-07-01",
    closes,
    provenance: { provider: "csv" },
  });
}

const series = aLongSeries();
const key = ["LONG", "30m", "csv"] as const;

function turns(onTurn: (turn: number) => void = () => undefined) {
  const cancellation = createCancellation();
  const fractions: number[] = [];
  let turn = 0;
  return {
    cancellation,
    fractions,
    onProgress: (fraction: number) => void fractions.push(fraction),
    nextTurn: () => {
      turn += 1;
      onTurn(turn);
      return Promise.resolve();
    },
  };
}

describe("the chunks of a stored series", () => {
  it("are one a period, and give the whole back", () => {
    const { store, chunkIds } = setUp();
    store.save(series);
    expect([chunkIds().length, store.load(...key)]).toEqual([4, series]);
  });

  it("are read for a range as the whole would be cut", () => {
    const { store } = setUp();
    store.save(series);
    const [first, last] = [series.tsOpenMs[0]!, series.tsOpenMs.at(-1)!];
    const time = fc.oneof(
      fc.integer({ min: first - 1e9, max: last + 1e9 }),
      fc.constantFrom(...Array.from(series.tsOpenMs.filter((_, index) => index % 997 === 0))),
      fc.constantFrom(Date.UTC(2020, 0, 1), Date.UTC(2021, 0, 1), Number.NEGATIVE_INFINITY, last + 1),
    );
    fc.assert(
      fc.property(time, time, (fromMs, toMs) => {
        const start = firstBarAtOrAfter(series.tsOpenMs, fromMs);
        const end = Math.max(start, firstBarAtOrAfter(series.tsOpenMs, toMs));
        const range = { fromMs, toMs: Math.max(fromMs, toMs) };
        const { tsOpenMs, close, quality, dataHash } = store.load(...key, range)!;
        const cut = sliceSeries(series, start, end);
        expect([tsOpenMs.length, dataHash]).toEqual([cut.tsOpenMs.length, cut.dataHash]);
        expect([tsOpenMs, close, quality].map((column) => [column[0], column.at(-1)])).toEqual(
          [cut.tsOpenMs, cut.close, cut.quality].map((column) => [column[0], column.at(-1)]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it("are written anew only where something changed", () => {
    const { store, chunkIds } = setUp();
    store.save(series);
    const before = new Set(chunkIds());
    const appended = aLongSeries(undefined, 52_100);
    store.save(appended);
    expect([store.load(...key), chunkIds().filter((id) => !before.has(id)).length]).toEqual([appended, 1]);
    const changed = aLongSeries(30_000);
    store.save(changed);
    // The year with the change and, back to its old end, the last one.
    expect(store.load(...key)).toEqual(changed);
    expect(chunkIds().filter((id) => before.has(id)).length).toBe(2);
    expect(chunkIds().length).toBe(4);
  });

  it("are stored once for two series that share them, and stay for the one that is left", () => {
    const { store, chunkIds } = setUp();
    store.save(series);
    const provenance = { ...series.provenance, provider: "parquet" };
    store.save({ ...series, provenance });
    expect(chunkIds().length).toBe(4);
    store.save(aLongSeries(1, 10));
    expect(store.load("LONG", "30m", "parquet")).toEqual({ ...series, provenance });
  });

  it("tell by a version whether anything changed, the origin included", () => {
    const { store } = setUp();
    const versions: (string | undefined)[] = [store.version(...key)];
    const other = { ...series, provenance: { ...series.provenance, origin: "elsewhere" } };
    for (const saved of [series, other, aLongSeries(1), series]) {
      store.save(saved);
      versions.push(store.version(...key));
    }
    expect(versions[0]).toBeUndefined();
    expect([new Set(versions).size, versions[4]]).toEqual([4, versions[1]]);
  });

  it("are named by their start when one is damaged", () => {
    const { db, store } = setUp();
    store.save(series);
    db.exec("UPDATE bar_chunks SET open = zeroblob(length(open)) WHERE chunk_id = 2");
    expect(() => store.load(...key)).toThrow(
      "the stored bars of LONG 30m from csv from 2020-01-01 on do not match",
    );
    const range = { fromMs: Date.UTC(2021, 0, 1), toMs: Number.POSITIVE_INFINITY };
    expect(store.load(...key, range)?.tsOpenMs[0]).toBe(range.fromMs);
  });
});

it("reads a range of daily bars from before 1970", () => {
  const { store } = setUp();
  const old = aBarSeries({ closes: [1, 2, 3], startDate: "1950-01-02", provenance: { provider: "csv" } });
  store.save(old);
  const range = { fromMs: Date.UTC(1950, 0, 3), toMs: Date.UTC(1950, 0, 4) };
  expect(store.load("TEST", "1d", "csv", range)?.close).toEqual(Float64Array.of(2));
});

describe("work in turns", () => {
  it("stores and loads the same, a chunk a turn, and says how far it is", async () => {
    const { store } = setUp();
    const saving = turns();
    await store.saveInTurns(series, saving);
    const loading = turns();
    expect(await store.loadInTurns(...key, loading)).toEqual(series);
    for (const { fractions } of [saving, loading]) {
      expect([fractions.length, fractions.at(-1)]).toEqual([4, 1]);
      expect(fractions.toSorted((left, right) => left - right)).toEqual(fractions);
    }
  });

  it("shows nothing of a series before all of it is there", async () => {
    const { store } = setUp();
    const seen: (string | undefined)[] = [];
    await store.saveInTurns(
      series,
      turns(() => seen.push(store.version(...key))),
    );
    expect(seen).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("leaves everything as it was when it is cancelled", async () => {
    const { store, chunkIds } = setUp();
    store.save(series);
    const before = chunkIds();
    const saving = turns((turn) => {
      if (turn === 2) saving.cancellation.cancel("a person");
    });
    await expect(store.saveInTurns(aLongSeries(1, 45_000), saving)).rejects.toMatchObject({
      code: "run.cancelled",
    });
    expect([chunkIds(), store.load(...key)]).toEqual([before, series]);
  });

  it("stores all when another save takes its staged chunks away", async () => {
    const { store } = setUp();
    store.save(series);
    const other = { ...series, provenance: { ...series.provenance, provider: "parquet" } };
    await store.saveInTurns(
      other,
      turns((turn) => {
        if (turn === 3) store.save(aLongSeries(1, 10));
      }),
    );
    expect(store.load("LONG", "30m", "parquet")).toEqual(other);
  });

  it("loads the new series when it is replaced meanwhile", async () => {
    const { store } = setUp();
    store.save(series);
    const replacement = aLongSeries(40_000, 45_000);
    const loading = turns((turn) => {
      if (turn === 2) store.save(replacement);
    });
    expect(await store.loadInTurns(...key, loading)).toEqual(replacement);
  });

  it("removes what a process left that died between its turns", () => {
    const { db, store, chunkIds } = setUp();
    store.save(series);
    db.exec("DELETE FROM bar_series");
    createBarStore(db, sha256).save(aLongSeries(1, 10));
    expect(chunkIds().length).toBe(1);
  });
});

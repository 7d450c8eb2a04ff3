import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { createCancellation, neverCancelled } from "#engine/base/cancellation.ts";
import { describeTicks, type Ticks, type TickSeries } from "#engine/calc/bars/ticks.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aTickSeries } from "#engine/testing/a-tick-series.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createBarStore } from "./bar-store.ts";
import { BARS_SCHEMA } from "./bars-schema.ts";
import { createTickStore } from "./tick-store.ts";

function setUp() {
  const db = new Database(":memory:");
  onTestFinished(() => {
    db.close();
  });
  for (const { sql } of BARS_SCHEMA.migrations) db.exec(sql);
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  return { db, store: createTickStore(db, sha256), count };
}

const turns = (cancellation = neverCancelled) => ({
  nextTurn: () => Promise.resolve(),
  cancellation,
  onProgress: () => undefined,
});

/** Three chunks, the last one short. */
const series = aTickSeries(Array.from({ length: 200_010 }, (_, index) => 10 + (index % 7)));
const ALL = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

async function save(store: ReturnType<typeof createTickStore>, given: TickSeries): Promise<void> {
  (await store.stage(given, turns())).commit();
}

function read(store: ReturnType<typeof createTickStore>, range = ALL): Ticks | undefined {
  const parts = [...(store.open("TICKY", "csv")?.chunks(range) ?? [])];
  const join = (column: keyof Ticks) => Float64Array.from(parts.flatMap((part) => [...part[column]]));
  return parts.length === 0 ? undefined : { tsMs: join("tsMs"), price: join("price"), size: join("size") };
}

describe("createTickStore", () => {
  it("gives back what it stored, chunk by chunk", async () => {
    const { store, count } = setUp();
    await save(store, series);
    const { tsMs, price, size } = series;
    expect([read(store), store.list(), count("tick_chunks")]).toEqual([
      { tsMs, price, size },
      [describeTicks(series)],
      3,
    ]);
    expect(store.open("TICKY", "csv")).toMatchObject({ partBy: "crypto", provenance: series.provenance });
  });

  it("reads only the chunks and trades of a range", async () => {
    const { store } = setUp();
    await save(store, series);
    const [fromMs, toMs] = [series.tsMs[99_990]!, series.tsMs[100_010]!];
    expect(read(store, { fromMs, toMs })?.tsMs).toEqual(series.tsMs.slice(99_990, 100_010));
    expect([...store.open("TICKY", "csv")!.chunks({ fromMs: toMs, toMs: toMs + 1 })].length).toBe(1);
  });

  it("puts new trades in place of the old ones, under another version", async () => {
    const { store, count } = setUp();
    await save(store, series);
    const before = store.version("TICKY", "csv");
    const shorter = aTickSeries([5, 6]);
    await save(store, shorter);
    expect([read(store)?.price, count("tick_chunks"), store.version("TICKY", "csv") === before]).toEqual([
      Float64Array.of(5, 6),
      1,
      false,
    ]);
  });

  it("parts days by the market that is named", async () => {
    const { store } = setUp();
    await save(store, aTickSeries([5], { provenance: { ...series.provenance, market: "forex" } }));
    expect(store.open("TICKY", "csv")?.partBy).toBe("forex");
  });

  it("leaves nothing of trades that are cancelled or never counted", async () => {
    const { store, count } = setUp();
    const cancellation = createCancellation();
    cancellation.cancel("a person");
    await expect(store.stage(series, turns(cancellation))).rejects.toMatchObject({ code: "run.cancelled" });
    (await store.stage(series, turns())).forget();
    expect([count("tick_series"), count("tick_chunks"), store.list()]).toEqual([0, 0, []]);
  });

  it("sweeps what a process left that died, before it writes anew", async () => {
    const { db, store, count } = setUp();
    await createTickStore(db, sha256).stage(series, turns());
    expect([count("tick_chunks"), store.list(), store.open("TICKY", "csv")]).toEqual([3, [], undefined]);
    await save(store, aTickSeries([5]));
    expect([count("tick_series"), count("tick_chunks")]).toEqual([1, 1]);
  });

  it("counts together with the bars that were joined from it, or not at all", async () => {
    const { db, store } = setUp();
    const bars = aBarSeries({ symbol: "TICKY", closes: [1, 2], provenance: { provider: "csv" } });
    const staged = await store.stage(series, turns());
    const failing = createBarStore(db, sha256).saveInTurns(bars, turns(), () => {
      staged.commit();
      throw new Error("the disk is gone");
    });
    await expect(failing).rejects.toThrow("the disk is gone");
    expect([store.list(), createBarStore(db, sha256).list()]).toEqual([[], []]);
    await createBarStore(db, sha256).saveInTurns(bars, turns(), () => {
      staged.commit();
    });
    expect([store.list().length, createBarStore(db, sha256).list().length]).toEqual([1, 1]);
  });

  it.each([
    ["a chunk", "UPDATE tick_chunks SET price = zeroblob(length(price)) WHERE position = 1"],
    ["a length", "UPDATE tick_chunks SET ts_ms = zeroblob(8) WHERE position = 0"],
    ["a lost chunk", "DELETE FROM tick_chunks WHERE position = 2"],
    ["the head", "UPDATE tick_series SET trades = 7"],
    ["where they come from", "UPDATE tick_series SET provenance_json = '{'"],
  ])("names damage of %s", async (_, change) => {
    const { db, store } = setUp();
    await save(store, series);
    db.exec(change);
    expect(errorOf(() => read(store))).toMatchObject({
      code: "store.bars-damaged",
      message: expect.stringContaining("the stored bars of TICKY tick from csv"),
    });
  });
});

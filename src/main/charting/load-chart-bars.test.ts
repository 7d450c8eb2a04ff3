import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { barAt } from "#engine/calc/bars/bar-at.ts";
import { sliceSeries } from "#engine/calc/bars/slice-range.ts";
import type { Engine } from "#engine/engine.ts";
import { createData } from "#engine/slices/data/slice.ts";
import { createCuratedLibrary } from "#engine/slices/data/curated-library.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { createMemoryCuration } from "#engine/testing/memory-curation.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createBarLibrary } from "#main/feeds/bar-library.ts";
import { createSeriesCache } from "#main/feeds/series-cache.ts";
import { createBarStore } from "#main/store/bar-store.ts";
import { BARS_SCHEMA } from "#main/store/bars-schema.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import { epochMs } from "#shared/model/time.ts";
import { heldBackFor, loadChartBars, loadLastChartBars } from "./load-chart-bars.ts";

const LONG = { symbol: "LONG", timeframe: "30m" } as const;

/** Half-hours over five years, a chunk each, of which all but the bars named are left out. */
function aSparseSeries(kept: (index: number) => boolean): BarSeries {
  const closes = Array.from({ length: 80_000 }, (_, index) => 100 + (index % 13));
  const provenance = { provider: "csv" };
  const full = aBarSeries({ ...LONG, startDate: "2016-07-01", closes, provenance });
  const keep = <Column extends Float64Array | Uint8Array>(column: Column): Column =>
    column.filter((_, index) => kept(index)) as Column;
  return {
    ...full,
    tsOpenMs: keep(full.tsOpenMs),
    open: keep(full.open),
    high: keep(full.high),
    low: keep(full.low),
    close: keep(full.close),
    volume: keep(full.volume),
    quality: keep(full.quality),
  };
}

function aStored(series: BarSeries) {
  const db = new Database(":memory:");
  onTestFinished(() => {
    db.close();
  });
  for (const { sql } of BARS_SCHEMA.migrations) db.exec(sql);
  const imported = createBarStore(db, sha256);
  imported.save(series);
  const read: number[] = [];
  const library = createBarLibrary({
    imported: {
      ...imported,
      load(...key) {
        const loaded = imported.load(...key);
        read.push(loaded?.tsOpenMs.length ?? 0);
        return loaded;
      },
    },
    ticks: createMemoryLibrary().ticks,
    cache: createSeriesCache(0),
    nextTurn: () => Promise.resolve(),
    readBundled: () => [],
    hash: sha256,
    syntheticSeed: 1,
    demoSynthetic: false,
  });
  return { library: createCuratedLibrary(library, createMemoryCuration(), sha256, () => 0.5), read };
}

describe("loadLastChartBars", () => {
  it("reads the end of a series and not the rest", () => {
    const series = aSparseSeries(() => true);
    const { library, read } = aStored(series);
    const last = loadLastChartBars(library, LONG, -600);
    expect(last).toMatchObject({ totalBars: 80_000, dataHash: series.dataHash });
    expect(read.length).toBe(1);
    expect(read[0]).toBeLessThan(2_000);
  });

  it("has the bars of the whole at the same indexes, wherever it begins and however the series is strewn", () => {
    // Dense at the beginning, thin at the end: the first guess is far too late there.
    const series = aSparseSeries((index) => index < 40_000 || index % 97 === 0);
    const { library } = aStored(series);
    const total = series.tsOpenMs.length;
    const first = fc.oneof(
      fc.integer({ min: -20_000, max: -1 }),
      fc.integer({ min: total - 20_000, max: total - 1 }),
    );
    fc.assert(
      fc.property(first, (wanted) => {
        const last = loadLastChartBars(library, LONG, wanted);
        // Where all bars would have to be read, the whole answers.
        fc.pre(last !== undefined);
        expect(last.first).toBeLessThanOrEqual(wanted < 0 ? total + wanted : wanted);
        const { dataHash: _part, ...columns } = last.bars;
        const { dataHash: _whole, ...expected } = sliceSeries(series, last.first, total);
        expect(columns).toEqual(expected);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it("has the repairs of the bars at the end, and one name for the series whatever is read of it", async () => {
    const series = aSparseSeries(() => true);
    const { library } = aStored(series);
    const was = (index: number) => barAt(series, index);
    const repairs = [70, 79_900].map((index) => {
      const became = { ...was(index), high: 900 };
      return { was: was(index), became, reason: "spike", tsRepairedMs: epochMs(1) };
    });
    library.curation.saveRepairs({ ...LONG, provider: "csv" }, repairs);
    const last = loadLastChartBars(library, LONG, -600);
    const [index, count] = [79_900 - (last?.first ?? 0), last?.bars.high.length ?? 0];
    expect(count).toBeLessThan(2_000);
    expect([last?.bars.high[index], last?.bars.quality[index]]).toEqual([900, QUALITY.repaired]);
    expect(last?.bars.quality.filter((grade) => grade === QUALITY.repaired)).toHaveLength(1);
    expect(last?.bars.provenance.caveats.join()).not.toContain("left out");
    expect(last?.dataHash).not.toBe(series.dataHash);
    const registry = {
      load: () => Promise.resolve(createData({ library })),
    } as unknown as Engine["registry"];
    const whole = await loadChartBars({ registry }, library, LONG);
    expect([whole.dataHash, whole.high[70]]).toEqual([last?.dataHash, 900]);
    expect(whole.high.slice(last?.first)).toEqual(last?.bars.high);
  });

  it("leaves to the whole what begins too far back, and what is joined from shorter bars", () => {
    const series = aSparseSeries(() => true);
    const { library } = aStored(series);
    expect(loadLastChartBars(library, LONG, 59_000)).toBeUndefined();
    expect(loadLastChartBars(library, { ...LONG, timeframe: "1h" }, -600)).toBeUndefined();
  });
});

describe("heldBackFor", () => {
  it("says what speaks against bars that were judged, also for a chart that is joined from them", () => {
    const series = aSparseSeries((index) => index < 100);
    const { library } = aStored(series);
    const about = () => [heldBackFor(library, LONG), heldBackFor(library, { ...LONG, timeframe: "4h" })];
    expect(about()).toEqual([undefined, undefined]);
    const verdict = {
      dataHash: series.dataHash,
      state: "quarantined",
      score: 0.1,
      reason: "spike 9",
    } as const;
    library.curation.saveVerdict({ ...LONG, provider: "csv" }, verdict);
    expect(about()).toEqual(["spike 9", "spike 9"]);
    library.curation.saveVerdict({ ...LONG, provider: "csv" }, { ...verdict, state: "released" });
    expect(about()).toEqual([undefined, undefined]);
  });
});

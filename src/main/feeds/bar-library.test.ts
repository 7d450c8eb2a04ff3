import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { factsOf } from "#engine/calc/bars/facts-of.ts";
import { sliceRange } from "#engine/calc/bars/slice-range.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { createMemoryTicks } from "#engine/testing/memory-ticks.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ImportedBars } from "./bar-library.ts";
import { createBarLibrary } from "./bar-library.ts";
import { readBundledBars } from "./bundled-bars.ts";
import { createSeriesCache } from "./series-cache.ts";

const BARS_FOLDER = fileURLToPath(new URL("../../../resources/bars", import.meta.url));

function createMemoryImports(): ImportedBars & { readonly loads: () => number } {
  const stored = new Map<string, BarSeries>();
  let loads = 0;
  const keyOf = (...parts: readonly string[]): string => parts.join(" ");
  return {
    list: () => [...stored.values()].map(describeSeries),
    relabel(symbol, timeframe, provenance) {
      const key = keyOf(symbol, timeframe, provenance.provider);
      const series = stored.get(key);
      if (series !== undefined) stored.set(key, { ...series, provenance });
    },
    facts(...key) {
      const series = stored.get(keyOf(...key));
      return series && factsOf(series);
    },
    load(symbol, timeframe, provider, range) {
      loads += 1;
      const series = stored.get(keyOf(symbol, timeframe, provider));
      return series && range ? sliceRange(series, range) : series;
    },
    version(...key) {
      const series = stored.get(keyOf(...key));
      return series === undefined ? undefined : keyOf(series.dataHash, series.provenance.provider);
    },
    async loadInTurns(symbol, timeframe, provider, { nextTurn }, range) {
      await nextTurn();
      return this.load(symbol, timeframe, provider, range);
    },
    fileBytes: () => 4_096,
    save(series) {
      stored.set(keyOf(series.symbol, series.timeframe, series.provenance.provider), series);
    },
    loads: () => loads,
  };
}

function setUp({ demoSynthetic = false } = {}) {
  const imported = createMemoryImports();
  const library = createBarLibrary({
    imported,
    ticks: createMemoryTicks(),
    cache: createSeriesCache(1_000_000),
    nextTurn: () => Promise.resolve(),
    readBundled: () => readBundledBars(BARS_FOLDER, sha256),
    hash: sha256,
    syntheticSeed: 1,
    demoSynthetic,
  });
  return { imported, library };
}

const aCsvSeries = (closes: readonly number[], symbol = "SPX") =>
  aBarSeries({ symbol, closes, provenance: { provider: "csv" } });

describe("createBarLibrary", () => {
  it("lists imported and bundled series", () => {
    const { library } = setUp();
    library.save(aCsvSeries([1, 2], "ACME"));
    expect(library.list().map(({ symbol, provider, bars }) => [symbol, provider, bars])).toEqual([
      ["ACME", "csv", 2],
      ["SPX", "bundled", 5105],
      ["FB", "bundled", 452],
    ]);
  });

  it("gives the bundled series as it is in the file, with its origin", () => {
    const spx = setUp().library.load("SPX", "1d");
    expect([spx?.dataHash, spx?.provenance.provider, spx?.provenance.origin]).toEqual([
      loadSpx().dataHash,
      "bundled",
      "S&P 500 index from the npm package vega-datasets 3.2.1 (source: Yahoo Finance)",
    ]);
  });

  it("gives bundled and generated bars in memory that threads share", () => {
    const { library } = setUp();
    const buffers = [library.load("SPX", "1d"), library.load("AAPL", "1d", "synthetic")].map(
      (series) => series?.close.buffer,
    );
    expect(buffers.every((buffer) => buffer instanceof SharedArrayBuffer)).toBe(true);
  });

  it("prefers imported bars to bundled ones, and gives either by name", () => {
    const { library } = setUp();
    library.save(aCsvSeries([1, 2, 3]));
    const lengths = [undefined, "csv", "bundled"].map(
      (provider) => library.load("SPX", "1d", provider)?.close.length,
    );
    expect(lengths).toEqual([3, 3, 5105]);
  });

  it("gives the newer of two imports", () => {
    const { library } = setUp();
    library.save(aCsvSeries([1, 2, 3]));
    library.load("SPX", "1d");
    library.save(aCsvSeries([1, 2, 3, 4]));
    expect(library.load("SPX", "1d")?.close.length).toBe(4);
  });

  it("reads a stored series once", () => {
    const { imported, library } = setUp();
    library.save(aCsvSeries([1, 2, 3]));
    library.load("SPX", "1d");
    library.load("SPX", "1d");
    expect(imported.loads()).toBe(1);
  });

  it("reads a series ahead once, of the provider that would answer", async () => {
    const { imported, library } = setUp();
    library.save(aCsvSeries([1, 2, 3]));
    library.save(aBarSeries({ symbol: "SPX", closes: [1], provenance: { provider: "yahoo" } }));
    await library.prepare("SPX", "1d", undefined, neverCancelled);
    await library.prepare("SPX", "1d", "csv", neverCancelled);
    await library.prepare("FB", "1d", undefined, neverCancelled);
    expect([library.load("SPX", "1d")?.close.length, imported.loads()]).toEqual([3, 1]);
  });

  it("reads of a range only its bars, and none when all are at hand", async () => {
    const { imported, library } = setUp();
    const series = aCsvSeries([1, 2, 3, 4], "ACME");
    library.save(series);
    const range = { fromMs: Number.NEGATIVE_INFINITY, toMs: series.tsOpenMs[2]! };
    await library.prepare("ACME", "1d", undefined, neverCancelled, range);
    expect([library.load("ACME", "1d", undefined, range)?.close, library.stats().cache.bytes]).toEqual([
      Float64Array.of(1, 2),
      98,
    ]);
    const whole = library.load("ACME", "1d");
    const cut = library.load("ACME", "1d", undefined, range);
    await library.prepare("ACME", "1d", undefined, neverCancelled, range);
    expect([cut?.close.buffer === whole?.close.buffer, cut?.close.length, imported.loads()]).toEqual([
      true,
      2,
      2,
    ]);
  });

  it("takes a range that leaves nothing out for the whole", () => {
    const { library } = setUp();
    library.save(aCsvSeries([1, 2, 3, 4], "ACME"));
    const range = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };
    expect(library.load("ACME", "1d", "csv", range)).toBe(library.load("ACME", "1d"));
  });

  it("cuts ranges out of bundled and generated bars too", () => {
    const { library } = setUp();
    const range = { fromMs: Date.UTC(2019, 0, 1), toMs: Date.UTC(2019, 0, 5) };
    expect([
      library.load("SPX", "1d", "bundled", range)?.close.length,
      library.load("SPX", "1d", undefined, range)?.close.length,
      library.load("SPX", "1d", "synthetic", range)?.close.length,
    ]).toEqual([3, 3, 3]);
  });

  it("tells what there is of a series without a look at its bars", () => {
    const { imported, library } = setUp();
    const series = aCsvSeries([1, 2, 3], "ACME");
    library.save(series);
    expect([library.find("ACME", "1d"), library.find("ACME", "1h"), imported.loads()]).toEqual([
      {
        provider: "csv",
        dataHash: series.dataHash,
        bars: 3,
        tsFirstMs: series.tsOpenMs[0],
        tsLastMs: series.tsOpenMs[2],
      },
      undefined,
      0,
    ]);
    expect(library.find("SPX", "1d")).toMatchObject({ provider: "bundled", bars: 5105 });
  });

  it("counts hits and misses, and what each provider has", () => {
    const { library } = setUp();
    library.save(aCsvSeries([1, 2, 3], "ACME"));
    for (const symbol of ["ACME", "ACME", "ACME", "NONE"]) library.load(symbol, "1d");
    expect(library.stats()).toEqual({
      cache: { hits: 2, misses: 1, series: 1, bytes: 147, maximumBytes: 1_000_000 },
      providers: [
        { provider: "csv", series: 1, bars: 3, bytes: 147 },
        { provider: "bundled", series: 2, bars: 5557, bytes: 5557 * 49 },
      ],
      ticks: { series: 0, trades: 0, bytes: 0 },
      fileBytes: 4_096,
    });
  });

  it("generates nothing unless it is asked to by name", () => {
    const { library } = setUp();
    expect([
      library.load("AAPL", "1d"),
      library.load("AAPL", "1d", "synthetic")?.provenance.isSynthetic,
    ]).toEqual([undefined, true]);
  });

  it("answers for any unknown symbol in the demo workspace, labelled synthetic", () => {
    const { library } = setUp({ demoSynthetic: true });
    const apple = library.load("AAPL", "1d");
    expect([apple?.provenance.provider, apple?.provenance.isSynthetic, apple?.provenance.caveats]).toEqual([
      "synthetic",
      true,
      [expect.stringContaining("SYNTHETIC")],
    ]);
    expect(library.load("AAPL", "1d")).toBe(apple);
  });

  it("never generates bars of a known symbol, nor bars shorter than a day", () => {
    const { library } = setUp({ demoSynthetic: true });
    library.save({ ...aCsvSeries([1, 2, 3], "ACME"), timeframe: "1h" });
    expect([library.load("ACME", "1d"), library.load("SPX", "1h"), library.load("AAPL", "1h")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("knows no other provider", () => {
    expect(setUp({ demoSynthetic: true }).library.load("AAPL", "1d", "oracle")).toBeUndefined();
  });

  it("prefers files to networks and both to bundled bars, and says which it was", () => {
    const { library } = setUp();
    const given: (string | undefined)[] = [];
    for (const provider of ["kraken", "yahoo", "parquet", "csv"]) {
      library.save(aBarSeries({ symbol: "SPX", closes: [1], provenance: { provider } }));
      given.push(library.load("SPX", "1d")?.provenance.provider);
    }
    expect(given).toEqual(["kraken", "yahoo", "parquet", "csv"]);
    expect(library.load("SPX", "1d", "yahoo")?.provenance.provider).toBe("yahoo");
  });

  it("stores neither bundled nor generated bars", () => {
    expect(errorOf(() => setUp().library.save(loadSpx())).code).toBe("internal.invariant-broken");
  });
});

import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { errorOf } from "#engine/testing/error-of.ts";
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
    load(symbol, timeframe, provider) {
      loads += 1;
      return stored.get(keyOf(symbol, timeframe, provider));
    },
    version(...key) {
      const series = stored.get(keyOf(...key));
      return series === undefined ? undefined : keyOf(series.dataHash, series.provenance.provider);
    },
    async loadInTurns(symbol, timeframe, provider, { nextTurn }) {
      await nextTurn();
      return this.load(symbol, timeframe, provider);
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

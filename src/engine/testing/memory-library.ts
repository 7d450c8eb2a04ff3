import { createMemoryCuration } from "./memory-curation.ts";
import { sha256 } from "./sha256.ts";
import { countByProvider } from "#engine/calc/bars/count-by-provider.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { createCuratedLibrary, type CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";

/** A library that holds what it is given, the first of two equal names first; it generates nothing. */
export function createMemoryLibrary(...given: readonly BarSeries[]): CuratedLibrary {
  const stored = [...given];
  const library: BarLibrary = {
    list: () => stored.map(describeSeries),
    load: (symbol, timeframe, provider) =>
      stored.find(
        (series) =>
          series.symbol === symbol &&
          series.timeframe === timeframe &&
          (provider === undefined || series.provenance.provider === provider),
      ),
    prepare: () => Promise.resolve(),
    stats: () => ({
      cache: { hits: 0, misses: 0, series: 0, bytes: 0, maximumBytes: 0 },
      providers: countByProvider(stored.map(describeSeries)),
      fileBytes: 0,
    }),
    save: (series) => {
      stored.unshift(series);
    },
  };
  return createCuratedLibrary(library, createMemoryCuration(), sha256);
}

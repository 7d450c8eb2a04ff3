import { createMemoryTicks } from "./memory-ticks.ts";
import type { TickSeries } from "#engine/calc/bars/ticks.ts";
import { createMemoryCuration } from "./memory-curation.ts";
import { sha256 } from "./sha256.ts";
import { countByProvider } from "#engine/calc/bars/count-by-provider.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { factsOf } from "#engine/calc/bars/facts-of.ts";
import { sliceRange } from "#engine/calc/bars/slice-range.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { createCuratedLibrary, type CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";

/** A library that holds what it is given, the first of two equal names first; it generates nothing. */
export function createMemoryLibrary(...given: readonly (BarSeries | TickSeries)[]): CuratedLibrary {
  const stored = given.filter((series): series is BarSeries => "close" in series);
  const ticks = given.filter((series): series is TickSeries => "price" in series);
  const find = (symbol: string, timeframe: Timeframe, provider?: string): BarSeries | undefined =>
    stored.find(
      (series) =>
        series.symbol === symbol &&
        series.timeframe === timeframe &&
        (provider === undefined || series.provenance.provider === provider),
    );
  const library: BarLibrary = {
    list: () => stored.map(describeSeries),
    find(...key) {
      const series = find(...key);
      return series && factsOf(series);
    },
    load(symbol, timeframe, provider, range) {
      const series = find(symbol, timeframe, provider);
      return series && range ? sliceRange(series, range) : series;
    },
    prepare: () => Promise.resolve(),
    ticks: createMemoryTicks(...ticks),
    stats: () => ({
      cache: { hits: 0, misses: 0, series: 0, bytes: 0, maximumBytes: 0 },
      providers: countByProvider(stored.map(describeSeries)),
      ticks: { series: 0, trades: 0, bytes: 0 },
      fileBytes: 0,
    }),
    save: (series) => {
      stored.unshift(series);
    },
    relabel(symbol, timeframe, provenance) {
      const series = find(symbol, timeframe, provenance.provider);
      if (series !== undefined) stored.unshift({ ...series, provenance });
    },
  };
  return createCuratedLibrary(library, createMemoryCuration(), sha256, () => 0.5);
}

import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";

/** A library that holds what it is given, the first of two equal names first; it generates nothing. */
export function createMemoryLibrary(...given: readonly BarSeries[]): BarLibrary {
  const stored = [...given];
  return {
    list: () => stored.map(describeSeries),
    load: (symbol, timeframe, provider) =>
      stored.find(
        (series) =>
          series.symbol === symbol &&
          series.timeframe === timeframe &&
          (provider === undefined || series.provenance.provider === provider),
      ),
    save: (series) => {
      stored.unshift(series);
    },
  };
}

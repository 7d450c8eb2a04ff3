import { TickJoiner } from "#engine/calc/bars/bars-from-ticks.ts";
import { marketToPartBy } from "#engine/calc/bars/bar-buckets.ts";
import { firstBarAtOrAfter } from "#engine/calc/bars/slice-range.ts";
import { describeTicks, type TickSeries } from "#engine/calc/bars/ticks.ts";
import type { StoredTicks } from "#engine/slices/data/ports.ts";
import { sha256 } from "./sha256.ts";

/** Holds the trades that it is given. */
export function createMemoryTicks(...given: readonly TickSeries[]): StoredTicks {
  const find = (symbol: string, provider?: string): TickSeries | undefined =>
    given.find(
      (series) =>
        series.symbol === symbol && (provider ?? series.provenance.provider) === series.provenance.provider,
    );
  return {
    list: () => given.map(describeTicks),
    bars(symbol, timeframe, provider) {
      const series = find(symbol, provider);
      if (series === undefined) return undefined;
      const joiner = new TickJoiner(timeframe, series.provenance.market ?? marketToPartBy(series.tsMs));
      joiner.push(series);
      return joiner.finish(symbol, series.provenance, sha256);
    },
    prepare: () => Promise.resolve(),
    read(symbol, provider, { fromMs, toMs }, limit) {
      const series = find(symbol, provider);
      if (series === undefined) return undefined;
      const [start, end] = [firstBarAtOrAfter(series.tsMs, fromMs), firstBarAtOrAfter(series.tsMs, toMs)];
      const cut = (column: Float64Array) => column.slice(Math.max(start, end - limit), end);
      const ticks = { tsMs: cut(series.tsMs), price: cut(series.price), size: cut(series.size) };
      return { info: describeTicks(series), total: end - start, ticks };
    },
  };
}

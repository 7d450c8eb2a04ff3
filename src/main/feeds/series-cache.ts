import { BYTES_PER_BAR } from "#engine/calc/bars/share-columns.ts";
import type { CacheStats } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries } from "#shared/model/bar.ts";

/** Series at hand, the least recently used forgotten first when they take more room than they may. */
export interface SeriesCache {
  /** The series under the key, or what `load` answers, which is kept. Who changes a series gives it another key. */
  get(key: string, load: () => BarSeries | undefined): BarSeries | undefined;
  /** Keeps a series that was loaded elsewhere; counts as a miss. */
  keep(key: string, series: BarSeries): void;
  has(key: string): boolean;
  stats(): CacheStats;
}

export function createSeriesCache(maximumBytes: number): SeriesCache {
  const entries = new Map<string, BarSeries>();
  let [hits, misses, bytes] = [0, 0, 0];

  function touch(key: string, series: BarSeries): void {
    if (entries.delete(key)) bytes -= bytesOf(series);
    entries.set(key, series);
    bytes += bytesOf(series);
    for (const [oldest, forgotten] of entries) {
      // One that is larger than all the room is still better kept than read for each step of a run.
      if (bytes <= maximumBytes || oldest === key) break;
      entries.delete(oldest);
      bytes -= bytesOf(forgotten);
    }
  }

  return {
    get(key, load) {
      const known = entries.get(key);
      const series = known ?? load();
      if (series === undefined) return undefined;
      if (known === undefined) misses += 1;
      else hits += 1;
      touch(key, series);
      return series;
    },
    keep(key, series) {
      misses += 1;
      touch(key, series);
    },
    has: (key) => entries.has(key),
    stats: () => ({ hits, misses, series: entries.size, bytes, maximumBytes }),
  };
}

const bytesOf = ({ tsOpenMs }: BarSeries): number => tsOpenMs.length * BYTES_PER_BAR;

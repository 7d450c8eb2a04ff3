import type { Hasher } from "#engine/base/hasher.ts";
import { TickJoiner } from "#engine/calc/bars/bars-from-ticks.ts";
import { shareColumns } from "#engine/calc/bars/share-columns.ts";
import type { BarRange } from "#engine/calc/bars/slice-range.ts";
import { BYTES_PER_TICK, type Ticks } from "#engine/calc/bars/ticks.ts";
import type { StoredTicks } from "#engine/slices/data/ports.ts";
import type { LibraryStats, TickInfo } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { SeriesCache } from "./series-cache.ts";

interface OpenedTicks {
  readonly info: TickInfo;
  readonly provenance: Provenance;
  readonly partBy: Market;
  chunks(range: BarRange): Generator<Ticks, void>;
}

/** The store of trades, as the library needs it. */
export interface KeptTicks {
  list(): readonly TickInfo[];
  version(symbol: string, provider: string): string | undefined;
  open(symbol: string, provider: string): OpenedTicks | undefined;
}

export interface TickLibraryOptions {
  readonly kept: KeptTicks;
  readonly cache: SeriesCache;
  /** Resolves when whatever else waits for the thread had its turn. */
  readonly nextTurn: () => Promise<unknown>;
  readonly hash: Hasher;
}

const ALL: BarRange = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };
const NONE: Ticks = { tsMs: new Float64Array(), price: new Float64Array(), size: new Float64Array() };

/** Joins stored trades to bars, which are kept in memory like other bars. */
export function createTickLibrary({ kept, cache, nextTurn, hash }: TickLibraryOptions): StoredTicks {
  const find = (symbol: string, asked: string | undefined): string | undefined =>
    kept.list().find((info) => info.symbol === symbol && (asked ?? info.provider) === info.provider)
      ?.provider;

  /** Yields after each part of the trades; answers the bars. */
  function* join(
    symbol: string,
    timeframe: Timeframe,
    provider: string,
  ): Generator<undefined, BarSeries | undefined> {
    const opened = kept.open(symbol, provider);
    if (opened === undefined) return undefined;
    const joiner = new TickJoiner(timeframe, opened.partBy);
    for (const ticks of opened.chunks(ALL)) {
      joiner.push(ticks);
      yield undefined;
    }
    const series = joiner.finish(symbol, opened.provenance, hash);
    return { ...series, ...shareColumns(series) };
  }

  return {
    list: () => kept.list(),
    bars(symbol, timeframe, asked) {
      const provider = find(symbol, asked);
      const version = provider && kept.version(symbol, provider);
      if (provider === undefined || version === undefined) return undefined;
      return cache.get(keyOf(version, timeframe), () => {
        const steps = join(symbol, timeframe, provider);
        for (;;) {
          const step = steps.next();
          if (step.done === true) return step.value;
        }
      });
    },
    async prepare(symbol, timeframe, asked, cancellation) {
      const provider = find(symbol, asked);
      const version = provider && kept.version(symbol, provider);
      if (provider === undefined || version === undefined || cache.has(keyOf(version, timeframe))) return;
      const steps = join(symbol, timeframe, provider);
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          if (step.value !== undefined) cache.keep(keyOf(version, timeframe), step.value);
          return;
        }
        await nextTurn();
        cancellation.throwIfCancelled();
        // Replaced meanwhile: `bars` joins what is there now.
        if (kept.version(symbol, provider) !== version) return;
      }
    },
    read(symbol, asked, range, limit) {
      const provider = find(symbol, asked);
      const opened = provider === undefined ? undefined : kept.open(symbol, provider);
      if (opened === undefined) return undefined;
      let [total, last]: [number, Ticks] = [0, NONE];
      for (const ticks of opened.chunks(range)) {
        total += ticks.tsMs.length;
        last = lastOf(last, ticks, limit);
      }
      return { info: opened.info, total, ticks: last };
    },
  };
}

/** Series, trades and bytes of all. */
export function countTicks(list: readonly TickInfo[]): LibraryStats["ticks"] {
  const trades = list.reduce((sum, info) => sum + info.trades, 0);
  return { series: list.length, trades, bytes: trades * BYTES_PER_TICK };
}

const keyOf = (version: string, timeframe: Timeframe): string => `trades ${version} ${timeframe}`;

/** The last `limit` of some trades and those that follow. */
function lastOf(before: Ticks, after: Ticks, limit: number): Ticks {
  const join = (column: keyof Ticks): Float64Array => {
    const added = after[column].slice(-limit);
    const room = Math.min(before[column].length, limit - added.length);
    return Float64Array.from([...before[column].slice(before[column].length - room), ...added]);
  };
  return { tsMs: join("tsMs"), price: join("price"), size: join("size") };
}

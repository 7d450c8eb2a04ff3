import type { Hasher } from "#engine/base/hasher.ts";
import { invariant } from "#engine/base/invariant.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { generateSynthetic } from "#engine/calc/bars/generate-synthetic.ts";
import { shareColumns } from "#engine/calc/bars/share-columns.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { STORED_PROVIDERS } from "#shared/model/provider.ts";
import type { Timeframe } from "#shared/model/time.ts";

/** Series kept at hand: about 20 MB of daily bars. */
const CACHED_SERIES = 64;

/** The store of bars that were imported or fetched, as the library needs it. */
export interface ImportedBars {
  list(): readonly SeriesInfo[];
  load(symbol: string, timeframe: Timeframe, provider: string): BarSeries | undefined;
  save(series: BarSeries): void;
}

export interface BarLibraryOptions {
  readonly imported: ImportedBars;
  /** Called once, when bars are first asked for. */
  readonly readBundled: () => readonly BarSeries[];
  readonly hash: Hasher;
  readonly syntheticSeed: number;
  /** True in the demo workspace only: a symbol that nobody knows is answered by the synthetic market, labelled so. */
  readonly demoSynthetic: boolean;
}

/** Joins stored (imported, fetched), bundled and synthetic bars behind the data slice's port. */
export function createBarLibrary(options: BarLibraryOptions): BarLibrary {
  const { imported, hash, syntheticSeed, demoSynthetic } = options;
  let bundledSeries: readonly BarSeries[] | undefined;
  const bundled = (): readonly BarSeries[] => (bundledSeries ??= options.readBundled().map(share));
  const list = (): readonly SeriesInfo[] => [...imported.list(), ...bundled().map(describeSeries)];
  const cache = createSeriesCache();

  const loadStored = (symbol: string, timeframe: Timeframe, provider: string): BarSeries | undefined =>
    cache.get(`${provider} ${symbol} ${timeframe}`, () => imported.load(symbol, timeframe, provider));
  const loadFirstStored = (symbol: string, timeframe: Timeframe): BarSeries | undefined => {
    for (const provider of STORED_PROVIDERS) {
      const series = loadStored(symbol, timeframe, provider);
      if (series !== undefined) return series;
    }
    return undefined;
  };
  const loadBundled = (symbol: string, timeframe: Timeframe): BarSeries | undefined =>
    bundled().find((series) => series.symbol === symbol && series.timeframe === timeframe);
  const loadSynthetic = (symbol: string, timeframe: Timeframe): BarSeries | undefined =>
    timeframe === "1d"
      ? cache.get(`synthetic ${symbol}`, () => share(generateSynthetic(symbol, syntheticSeed, hash)))
      : undefined;
  const isUnknown = (symbol: string): boolean => !list().some((info) => info.symbol === symbol);

  return {
    list,
    load(symbol, timeframe, provider) {
      if (isStored(provider)) return loadStored(symbol, timeframe, provider);
      if (provider === "bundled") return loadBundled(symbol, timeframe);
      if (provider === "synthetic") return loadSynthetic(symbol, timeframe);
      if (provider !== undefined) return undefined;
      const stored = loadFirstStored(symbol, timeframe) ?? loadBundled(symbol, timeframe);
      if (stored !== undefined) return stored;
      return demoSynthetic && isUnknown(symbol) ? loadSynthetic(symbol, timeframe) : undefined;
    },
    save(series) {
      const { provider } = series.provenance;
      invariant(isStored(provider), `bars of ${provider} are not stored`);
      imported.save(series);
      cache.forget(`${provider} ${series.symbol} ${series.timeframe}`);
    },
  };
}

function isStored(provider: string | undefined): provider is (typeof STORED_PROVIDERS)[number] {
  return STORED_PROVIDERS.some((stored) => stored === provider);
}

/** A backtest reads its bars in another thread. */
const share = (series: BarSeries): BarSeries => ({ ...series, ...shareColumns(series) });

/** Remembers the series used last; series never change, so a hit is always right. */
function createSeriesCache() {
  const entries = new Map<string, BarSeries>();
  return {
    get(key: string, load: () => BarSeries | undefined): BarSeries | undefined {
      const series = entries.get(key) ?? load();
      if (series === undefined) return undefined;
      entries.delete(key);
      entries.set(key, series);
      const [oldest] = entries.keys();
      if (entries.size > CACHED_SERIES && oldest !== undefined) entries.delete(oldest);
      return series;
    },
    forget(key: string): void {
      entries.delete(key);
    },
  };
}

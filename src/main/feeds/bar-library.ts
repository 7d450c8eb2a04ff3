import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { invariant } from "#engine/base/invariant.ts";
import { countByProvider } from "#engine/calc/bars/count-by-provider.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { generateSynthetic } from "#engine/calc/bars/generate-synthetic.ts";
import { shareColumns } from "#engine/calc/bars/share-columns.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { STORED_PROVIDERS } from "#shared/model/provider.ts";
import type { SeriesCache } from "./series-cache.ts";
import type { Timeframe } from "#shared/model/time.ts";

/** The store of bars that were imported or fetched, as the library needs it. */
export interface ImportedBars {
  list(): readonly SeriesInfo[];
  /** Changes whenever the series does. */
  version(symbol: string, timeframe: Timeframe, provider: string): string | undefined;
  load(symbol: string, timeframe: Timeframe, provider: string): BarSeries | undefined;
  loadInTurns(
    symbol: string,
    timeframe: Timeframe,
    provider: string,
    turns: {
      readonly nextTurn: () => Promise<unknown>;
      readonly cancellation: Cancellation;
      readonly onProgress: (fraction: number) => void;
    },
  ): Promise<BarSeries | undefined>;
  save(series: BarSeries): void;
  fileBytes(): number;
}

export interface BarLibraryOptions {
  readonly imported: ImportedBars;
  /** May be shared by libraries over the same bars. */
  readonly cache: SeriesCache;
  /** Resolves when whatever else waits for the thread had its turn. */
  readonly nextTurn: () => Promise<unknown>;
  /** Called once, when bars are first asked for. */
  readonly readBundled: () => readonly BarSeries[];
  readonly hash: Hasher;
  readonly syntheticSeed: number;
  /** True in the demo workspace only: a symbol that nobody knows is answered by the synthetic market, labelled so. */
  readonly demoSynthetic: boolean;
}

/** Joins stored (imported, fetched), bundled and synthetic bars behind the data slice's port. */
export function createBarLibrary(options: BarLibraryOptions): BarLibrary {
  const { imported, hash, syntheticSeed, demoSynthetic, cache, nextTurn } = options;
  let bundledSeries: readonly BarSeries[] | undefined;
  const bundled = (): readonly BarSeries[] => (bundledSeries ??= options.readBundled().map(share));
  const list = (): readonly SeriesInfo[] => [...imported.list(), ...bundled().map(describeSeries)];

  const loadStored = (symbol: string, timeframe: Timeframe, provider: string): BarSeries | undefined => {
    const version = imported.version(symbol, timeframe, provider);
    return version === undefined
      ? undefined
      : cache.get(version, () => imported.load(symbol, timeframe, provider));
  };
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
    async prepare(symbol, timeframe, provider, cancellation) {
      const asked = provider === undefined ? STORED_PROVIDERS : [provider];
      const first = asked.find((candidate) => imported.version(symbol, timeframe, candidate) !== undefined);
      const version = first === undefined ? undefined : imported.version(symbol, timeframe, first);
      if (first === undefined || version === undefined || cache.has(version)) return;
      const turns = { nextTurn, cancellation, onProgress: () => undefined };
      const series = await imported.loadInTurns(symbol, timeframe, first, turns);
      // Replaced meanwhile: what was read has another version now, and `load` reads it.
      if (series !== undefined && imported.version(symbol, timeframe, first) === version)
        cache.keep(version, series);
    },
    stats: () => ({
      cache: cache.stats(),
      providers: countByProvider(list()),
      fileBytes: imported.fileBytes(),
    }),
    save(series) {
      const { provider } = series.provenance;
      invariant(isStored(provider), `bars of ${provider} are not stored`);
      imported.save(series);
    },
  };
}

function isStored(provider: string | undefined): provider is (typeof STORED_PROVIDERS)[number] {
  return STORED_PROVIDERS.some((stored) => stored === provider);
}

/** A backtest reads its bars in another thread. */
const share = (series: BarSeries): BarSeries => ({ ...series, ...shareColumns(series) });

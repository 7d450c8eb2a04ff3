import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { invariant } from "#engine/base/invariant.ts";
import { countByProvider } from "#engine/calc/bars/count-by-provider.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { factsOf, type SeriesFacts } from "#engine/calc/bars/facts-of.ts";
import { generateSynthetic } from "#engine/calc/bars/generate-synthetic.ts";
import { shareColumns } from "#engine/calc/bars/share-columns.ts";
import { sliceRange, type BarRange } from "#engine/calc/bars/slice-range.ts";
import type { BarLibrary, StoredTicks } from "#engine/slices/data/ports.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import { STORED_PROVIDERS } from "#shared/model/provider.ts";
import type { SeriesCache } from "./series-cache.ts";
import { countTicks } from "./tick-library.ts";
import type { Timeframe } from "#shared/model/time.ts";

/** The store of bars that were imported or fetched, as the library needs it. */
export interface ImportedBars {
  list(): readonly SeriesInfo[];
  /** Changes whenever the series does. */
  version(symbol: string, timeframe: Timeframe, provider: string): string | undefined;
  facts(symbol: string, timeframe: Timeframe, provider: string): SeriesFacts | undefined;
  load(symbol: string, timeframe: Timeframe, provider: string, range?: BarRange): BarSeries | undefined;
  loadInTurns(
    symbol: string,
    timeframe: Timeframe,
    provider: string,
    turns: {
      readonly nextTurn: () => Promise<unknown>;
      readonly cancellation: Cancellation;
      readonly onProgress: (fraction: number) => void;
    },
    range?: BarRange,
  ): Promise<BarSeries | undefined>;
  save(series: BarSeries): void;
  relabel(symbol: string, timeframe: Timeframe, provenance: Provenance): void;
  fileBytes(): number;
}

export interface BarLibraryOptions {
  readonly imported: ImportedBars;
  readonly ticks: StoredTicks;
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

  const loadStored = (
    symbol: string,
    timeframe: Timeframe,
    provider: string,
    range?: BarRange,
  ): BarSeries | undefined => {
    const version = imported.version(symbol, timeframe, provider);
    if (version === undefined) return undefined;
    const part = range && partOf(imported.facts(symbol, timeframe, provider), range);
    if (part === undefined) return cache.get(version, () => imported.load(symbol, timeframe, provider));
    if (!cache.has(version))
      return cache.get(partKey(version, part), () => imported.load(symbol, timeframe, provider, part));
    const whole = cache.get(version, () => undefined);
    return whole && sliceRange(whole, part);
  };
  const firstStored = (symbol: string, timeframe: Timeframe): string | undefined =>
    STORED_PROVIDERS.find((provider) => imported.version(symbol, timeframe, provider) !== undefined);
  const loadBundled = (symbol: string, timeframe: Timeframe): BarSeries | undefined =>
    bundled().find((series) => series.symbol === symbol && series.timeframe === timeframe);
  const loadSynthetic = (symbol: string, timeframe: Timeframe): BarSeries | undefined =>
    timeframe === "1d"
      ? cache.get(`synthetic ${symbol}`, () => share(generateSynthetic(symbol, syntheticSeed, hash)))
      : undefined;
  const isUnknown = (symbol: string): boolean =>
    ![...list(), ...options.ticks.list()].some((info) => info.symbol === symbol);

  const load: BarLibrary["load"] = (symbol, timeframe, provider, range) => {
    const cut = (series: BarSeries | undefined): BarSeries | undefined =>
      series && range ? sliceRange(series, range) : series;
    if (isStored(provider)) return loadStored(symbol, timeframe, provider, range);
    if (provider === "bundled") return cut(loadBundled(symbol, timeframe));
    if (provider === "synthetic") return cut(loadSynthetic(symbol, timeframe));
    if (provider !== undefined) return undefined;
    const first = firstStored(symbol, timeframe);
    if (first !== undefined) return loadStored(symbol, timeframe, first, range);
    const bundledBars = loadBundled(symbol, timeframe);
    if (bundledBars !== undefined) return cut(bundledBars);
    return demoSynthetic && isUnknown(symbol) ? cut(loadSynthetic(symbol, timeframe)) : undefined;
  };

  return {
    list,
    load,
    ticks: options.ticks,
    find(symbol, timeframe, provider) {
      const stored = provider === undefined ? firstStored(symbol, timeframe) : provider;
      if (isStored(stored)) return imported.facts(symbol, timeframe, stored);
      const series = load(symbol, timeframe, provider);
      return series && factsOf(series);
    },
    async prepare(symbol, timeframe, provider, cancellation, range) {
      const first = provider ?? firstStored(symbol, timeframe);
      const version = first === undefined ? undefined : imported.version(symbol, timeframe, first);
      if (first === undefined || version === undefined || cache.has(version)) return;
      const part = range && partOf(imported.facts(symbol, timeframe, first), range);
      const key = part === undefined ? version : partKey(version, part);
      if (cache.has(key)) return;
      const turns = { nextTurn, cancellation, onProgress: () => undefined };
      const series = await imported.loadInTurns(symbol, timeframe, first, turns, part);
      // Replaced meanwhile: what was read has another version now, and `load` reads it.
      if (series !== undefined && imported.version(symbol, timeframe, first) === version)
        cache.keep(key, series);
    },
    stats: () => ({
      cache: cache.stats(),
      providers: countByProvider(list()),
      ticks: countTicks(options.ticks.list()),
      fileBytes: imported.fileBytes(),
    }),
    save(series) {
      const { provider } = series.provenance;
      invariant(isStored(provider), `bars of ${provider} are not stored`);
      imported.save(series);
    },
    relabel: (symbol, timeframe, provenance) => imported.relabel(symbol, timeframe, provenance),
  };
}

/** The range where it leaves bars out; undefined where it holds the whole series. */
function partOf(facts: SeriesFacts | undefined, range: BarRange): BarRange | undefined {
  const isWhole = facts !== undefined && range.fromMs <= facts.tsFirstMs && range.toMs > facts.tsLastMs;
  return isWhole ? undefined : range;
}

const partKey = (version: string, { fromMs, toMs }: BarRange): string => `${version}[${fromMs},${toMs})`;

function isStored(provider: string | undefined): provider is (typeof STORED_PROVIDERS)[number] {
  return STORED_PROVIDERS.some((stored) => stored === provider);
}

/** A backtest reads its bars in another thread. */
const share = (series: BarSeries): BarSeries => ({ ...series, ...shareColumns(series) });

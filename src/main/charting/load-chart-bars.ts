import { applyRepairs } from "#engine/calc/quality/apply-repairs.ts";
import type { Engine } from "#engine/engine.ts";
import type { CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import { sourcesOf } from "#engine/slices/data/load-series.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ChartSource } from "#shared/model/chart-setup.ts";
import type { BarRepair } from "#shared/model/data-quality.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import { callData } from "#main/data/call-data.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import type { LastBars } from "./charting.ts";

/** Few enough that reading them does not hold up who else wants an answer. */
const MOST_AT_ONCE = 20_000;
/** By how much more than its share of the time a stretch is asked for: most series lie denser at their end or as dense. */
const GUESS = 2;

/** The bars of a symbol to look at: with repairs, also where they are held back from trading. */
export async function loadChartBars(
  engine: Pick<Engine, "registry">,
  library: CuratedLibrary,
  source: ChartSource,
): Promise<BarSeries> {
  const { symbol, timeframe, provider } = source;
  const facts = library.find(symbol, timeframe, provider);
  const repairs = facts && library.curation.repairs({ symbol, timeframe, provider: facts.provider });
  const { shown } = await callData<{ readonly shown: BarSeries }>(engine, "show", { ...source });
  if (facts === undefined || repairs === undefined || repairs.length === 0) return shown;
  return { ...shown, dataHash: hashRepaired(facts.dataHash, repairs) };
}

/** Names the bars of a stored series with its repairs without reading them, as the hash of their columns could not. */
function hashRepaired(stored: string, repairs: readonly BarRepair[]): ContentHash {
  return nodeHasher(JSON.stringify([stored, repairs]));
}

/** A part of a stored series with the repairs of its bars; those of others it does not have are no matter of its. */
function repairPart(part: BarSeries, repairs: readonly BarRepair[]): BarSeries {
  const firstMs = part.tsOpenMs[0] ?? Number.POSITIVE_INFINITY;
  const own = repairs.filter(({ was }) => was.tsOpenMs >= firstMs);
  return applyRepairs(part, own, nodeHasher);
}

/**
 * The bars of a stored series from the index `first` on, or from some before it: how far back they begin is guessed from how densely the
 * whole lies in time, and set farther back while that was too late. Undefined for bars that are joined from shorter ones, and for more than
 * can be read at once.
 */
export function loadLastChartBars(
  library: CuratedLibrary,
  { symbol, timeframe, provider: wanted }: ChartSource,
  first: number,
): LastBars | undefined {
  const facts = library.find(symbol, timeframe, wanted);
  if (facts === undefined) return undefined;
  const { provider, tsFirstMs, tsLastMs, bars: totalBars } = facts;
  const count = first < 0 ? -first : totalBars - first;
  if (count > MOST_AT_ONCE) return undefined;
  const repairs = library.curation.repairs({ symbol, timeframe, provider });
  const dataHash = repairs.length === 0 ? facts.dataHash : hashRepaired(facts.dataHash, repairs);
  const guessMs = (GUESS * count * (tsLastMs - tsFirstMs)) / totalBars;
  for (let fromMs = tsLastMs - guessMs; fromMs > tsFirstMs; fromMs -= GUESS * (tsLastMs - fromMs)) {
    const range = { fromMs, toMs: Number.POSITIVE_INFINITY };
    const part = library.loadRaw(symbol, timeframe, provider, range);
    const found = part?.tsOpenMs.length ?? 0;
    if (part !== undefined && found >= count)
      return { bars: repairPart(part, repairs), first: totalBars - found, totalBars, dataHash };
  }
  return undefined;
}

/** What speaks against trading on the stored bars that a chart is made of; undefined when they are not held back, or not judged yet. */
export function heldBackFor(
  library: CuratedLibrary,
  { symbol, timeframe, provider }: ChartSource,
): string | undefined {
  const own = sourcesOf(timeframe).find((stored) => library.find(symbol, stored, provider) !== undefined);
  const verdict = own === undefined ? undefined : library.verdict(symbol, own, provider);
  return verdict?.state === "quarantined" ? verdict.reason : undefined;
}

/** Says what is stored of a symbol, its repairs included; bars of another version are other bars. */
export function versionOfBars(library: CuratedLibrary, symbol: string): string {
  const stored = library.list().filter((info) => info.symbol === symbol);
  const keys = stored.map(({ timeframe, provider, dataHash }) => {
    const repairs = library.curation.repairs({ symbol, timeframe, provider });
    return [timeframe, provider, dataHash, repairs.map(({ tsRepairedMs }) => tsRepairedMs)];
  });
  return JSON.stringify(keys);
}

import type { Engine } from "#engine/engine.ts";
import type { CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import { sourcesOf } from "#engine/slices/data/load-series.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ChartSource } from "#shared/model/chart-setup.ts";
import { callData } from "#main/data/call-data.ts";
import type { LastBars } from "./charting.ts";

/** Few enough that reading them does not hold up who else wants an answer. */
const MOST_AT_ONCE = 20_000;
/** By how much more than its share of the time a stretch is asked for: most series lie denser at their end or as dense. */
const GUESS = 2;

/** The bars of a symbol to look at: with repairs, also where they are held back from trading. */
export async function loadChartBars(
  engine: Pick<Engine, "registry">,
  source: ChartSource,
): Promise<BarSeries> {
  const { shown } = await callData<{ readonly shown: BarSeries }>(engine, "show", { ...source });
  return shown;
}

/**
 * The bars of a stored series from the index `first` on, or from some before it: how far back they begin is guessed from how densely the
 * whole lies in time, and set farther back while that was too late. Undefined for bars that are joined from shorter ones, for repaired ones,
 * and for more than can be read at once.
 */
export function loadLastChartBars(
  library: CuratedLibrary,
  { symbol, timeframe, provider: wanted }: ChartSource,
  first: number,
): LastBars | undefined {
  const facts = library.find(symbol, timeframe, wanted);
  if (facts === undefined) return undefined;
  const { provider, tsFirstMs, tsLastMs, bars: totalBars, dataHash } = facts;
  const count = first < 0 ? -first : totalBars - first;
  if (count > MOST_AT_ONCE || library.curation.repairs({ symbol, timeframe, provider }).length > 0)
    return undefined;
  const guessMs = (GUESS * count * (tsLastMs - tsFirstMs)) / totalBars;
  for (let fromMs = tsLastMs - guessMs; fromMs > tsFirstMs; fromMs -= GUESS * (tsLastMs - fromMs)) {
    const range = { fromMs, toMs: Number.POSITIVE_INFINITY };
    const bars = library.inspect(symbol, timeframe, provider, range);
    const found = bars?.tsOpenMs.length ?? 0;
    if (bars !== undefined && found >= count) return { bars, first: totalBars - found, totalBars, dataHash };
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

import type { Engine } from "#engine/engine.ts";
import type { CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ChartSource } from "#shared/model/chart-setup.ts";
import { callData } from "#main/data/call-data.ts";

/** The bars of a symbol through the same method as a workflow gets them. */
export async function loadChartBars(
  engine: Pick<Engine, "registry">,
  { symbol, ...source }: ChartSource,
): Promise<readonly BarSeries[]> {
  const input = { symbols: [symbol], defaultRange: "all", ...source };
  const { bars } = await callData<{ readonly bars: readonly BarSeries[] }>(engine, "get_historical", input);
  return bars;
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

import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { ChartBars, ChartLine, ChartStretch } from "#shared/ipc/channels/chart-channels.ts";
import type { ChartSetup, ChartSource } from "#shared/model/chart-setup.ts";
import type { Client } from "#renderer/ipc/client.ts";

/** What is drawn beside the bars, of the same points. */
export interface Overlays {
  readonly lines: readonly ChartLine[];
  readonly regimes: readonly number[];
  readonly others: readonly { readonly symbol: string; readonly close: readonly number[] }[];
}

export const NO_OVERLAYS: Overlays = { lines: [], regimes: [], others: [] };

export interface LoadedOverlays {
  readonly overlays: Overlays;
  /** What could not be had; the rest is there. */
  readonly problems: readonly SerialError[];
}

type Loading = Pick<ChartSetup, "style" | "indicators" | "compared" | "hasRegimes">;

export function loadBars(
  client: Client,
  source: ChartSource,
  { style }: Loading,
  stretch: ChartStretch | undefined,
): Promise<ChartBars> {
  const isAveraged = style === "heikin_ashi";
  return client.invoke("chart:get-bars", { ...source, isAveraged, ...(stretch && { stretch }) });
}

/** Each is asked for by itself, so that one that fails leaves the others. */
export async function loadOverlays(
  client: Client,
  source: ChartSource,
  { indicators, compared, hasRegimes }: Loading,
  stretch: ChartStretch,
): Promise<LoadedOverlays> {
  // The same object each time, so that a chart with bars alone is not fed twice.
  if (indicators.length + compared.length === 0 && !hasRegimes)
    return { overlays: NO_OVERLAYS, problems: [] };
  const problems: SerialError[] = [];
  async function orNothing<Value>(work: Promise<readonly Value[]>): Promise<readonly Value[]> {
    try {
      return await work;
    } catch (thrown) {
      problems.push(toSerialError(thrown));
      return [];
    }
  }
  const [benchmarkSymbol] = compared;
  const benchmark = benchmarkSymbol === undefined ? {} : { benchmarkSymbol };
  const ofIndicator = async (name: string): Promise<readonly ChartLine[]> => {
    const input = { ...source, stretch, indicators: [name], ...benchmark };
    return (await client.invoke("chart:get-indicators", input)).lines;
  };
  const ofSymbol = async (symbol: string): Promise<Overlays["others"]> => {
    const input = { ...source, stretch, symbols: [symbol] };
    return (await client.invoke("chart:get-comparison", input)).others;
  };
  const ofRegimes = async (): Promise<readonly number[]> =>
    (await client.invoke("chart:get-regimes", { ...source, stretch })).regimes;
  const [lines, others, regimes] = await Promise.all([
    Promise.all(indicators.map((name) => orNothing(ofIndicator(name)))),
    Promise.all(compared.map((symbol) => orNothing(ofSymbol(symbol)))),
    hasRegimes ? orNothing(ofRegimes()) : [],
  ]);
  return { overlays: { lines: lines.flat(), others: others.flat(), regimes }, problems };
}

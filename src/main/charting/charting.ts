import type { z } from "zod";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { AVERAGE_WARM_UP_BARS, averageBars } from "#engine/calc/windows/average-bars.ts";
import { fitWindow, lastBars, type BarWindow } from "#engine/calc/windows/bar-window.ts";
import { compareCloses } from "#engine/calc/windows/compare-closes.ts";
import { joinPoints } from "#engine/calc/windows/join-points.ts";
import { placeTimes } from "#engine/calc/windows/place-times.ts";
import type { AnalyzeMethods } from "#engine/slices/analyze/manifest.ts";
import type { RegimeMethods } from "#engine/slices/market_regime/manifest.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ChartSource } from "#shared/model/chart-setup.ts";
import { TIMEFRAME_MS } from "#shared/model/time.ts";
import { createRecent } from "#main/node/recent.ts";

/** What a chart opens with: three times what it shows first, few enough to be drawn at once. */
const OPENING_BARS = 600;
const SERIES_KEPT = 4;
const ANSWERS_KEPT = 24;

type Indicators = z.output<AnalyzeMethods["indicators"]["output"]>["indicators"];
type Regimes = z.output<RegimeMethods["detect"]["output"]>["regimes"];

type ChartBook = Omit<
  Handlers<"chart">,
  | "chart:get-setup"
  | "chart:save-setup"
  | "chart:list-sets"
  | "chart:save-set"
  | "chart:get-drawings"
  | "chart:save-drawings"
>;

/** The last bars of a series, read without those before them. */
export interface LastBars {
  readonly bars: BarSeries;
  /** Index in the series of the first of them. */
  readonly first: number;
  readonly totalBars: number;
  /** The whole's: its bars have the same indexes. */
  readonly dataHash: string;
}

export interface ChartingPorts {
  /** All bars, with repairs, also those that are held back from trading. */
  readonly load: (source: ChartSource) => Promise<BarSeries>;
  /**
   * The same bars from the index `first` on, or from some before it; a negative one counts from the end. Undefined where they cannot be had
   * without all others, or are too many for that.
   */
  readonly loadLast: (source: ChartSource, first: number) => LastBars | undefined;
  /** What speaks against trading on the bars; undefined when they are not held back, or were not judged yet. */
  readonly heldBackFor: (source: ChartSource) => string | undefined;
  /** Changes whenever the bars of the symbol that are stored do. */
  readonly versionOf: (symbol: string) => string;
  /** Runs the analysis where it does not hold this thread up. */
  readonly caller: SliceCaller;
}

/**
 * Answers what charts show of a series, a stretch at a time. The series looked at last, and what was computed of them, are kept: a chart
 * that is moved asks for many stretches of the same.
 */
export function createCharting(ports: ChartingPorts): ChartBook {
  const { load, loadLast, heldBackFor, versionOf, caller } = ports;
  const series = createRecent<BarSeries>(SERIES_KEPT);
  const averaged = createRecent<ReturnType<typeof averageBars>>(SERIES_KEPT);
  const indicators = createRecent<Indicators[number]>(ANSWERS_KEPT);
  const regimes = createRecent<Regimes[number]>(SERIES_KEPT);

  function loadSeries(asked: ChartSource): Promise<BarSeries> {
    const source = inCapitals(asked);
    const { symbol, timeframe, provider } = source;
    const key = JSON.stringify([symbol, timeframe, provider, versionOf(symbol)]);
    return series.get(key, () => load(source));
  }

  /** A chart does not wait for bars that it does not show, nor need to see so many `before` those. */
  async function loadShown(source: ChartSource, wish: BarWindow | undefined, before = 0): Promise<LastBars> {
    const first =
      wish === undefined ? -OPENING_BARS - before : Math.max(0, wish.first - wish.barsPerPoint - before);
    return loadLast(inCapitals(source), first) ?? asLast(await loadSeries(source));
  }

  async function loadAveraged(source: ChartSource, wish: BarWindow | undefined): Promise<LastBars> {
    const held = await loadShown(source, wish, AVERAGE_WARM_UP_BARS);
    const make = (): ReturnType<typeof averageBars> => averageBars(held.bars);
    const isWhole = held.bars.close.length === held.totalBars;
    const columns = isWhole ? await averaged.get(held.dataHash, () => Promise.resolve(make())) : make();
    return { ...held, bars: { ...held.bars, ...columns } };
  }

  function call(slice: string, method: string, input: Readonly<Record<string, unknown>>): Promise<unknown> {
    const options = { seed: 0, cancellation: neverCancelled, onProgress: () => undefined, lane: 0 };
    return caller.call(slice, method, input, options);
  }

  async function computeIndicator(
    bars: BarSeries,
    indicator: string,
    benchmark: BarSeries | undefined,
  ): Promise<Indicators[number]["lines"]> {
    const key = JSON.stringify([bars.dataHash, indicator, benchmark?.dataHash]);
    const found = await indicators.get(key, async () => {
      const others = benchmark === undefined || benchmark === bars ? [] : [benchmark];
      const named = benchmark === undefined ? {} : { benchmarkSymbol: benchmark.symbol };
      const input = { bars: [bars, ...others], indicatorNames: [indicator], ...named };
      const answer = (await call("analyze", "indicators", input)) as { readonly indicators: Indicators };
      return firstOf(answer.indicators);
    });
    return found.lines;
  }

  return {
    async "chart:get-bars"({ stretch: wish, isAveraged = false, ...source }) {
      const { bars, first, totalBars, dataHash } = await (isAveraged
        ? loadAveraged(source, wish)
        : loadShown(source, wish));
      const opening = { first: totalBars - OPENING_BARS, end: totalBars, barsPerPoint: 1 };
      const stretch = fitWindow(wish ?? opening, totalBars);
      const { isSynthetic, origin } = bars.provenance;
      const heldBack = heldBackFor(inCapitals(source));
      const about = { symbol: bars.symbol, isSynthetic, origin, ...(heldBack !== undefined && { heldBack }) };
      const within = { ...stretch, first: stretch.first - first, end: stretch.end - first };
      return { stretch, totalBars, dataHash, ...about, ...joinPoints(bars, within) };
    },
    async "chart:get-indicators"({ stretch: wish, indicators: wanted, benchmarkSymbol, ...source }) {
      const bars = await loadSeries(source);
      const benchmark =
        benchmarkSymbol === undefined ? undefined : await loadSeries({ ...source, symbol: benchmarkSymbol });
      const stretch = fitWindow(wish, bars.close.length);
      const lasts = lastBars(stretch);
      const found = await Promise.all(wanted.map((name) => computeIndicator(bars, name, benchmark)));
      const lines = found.flat().map((line) => ({ ...line, values: valuesAt(line.values, lasts) }));
      return { ...answerOn(bars, stretch), lines };
    },
    async "chart:get-regimes"({ stretch: wish, ...source }) {
      const bars = await loadSeries(source);
      const stretch = fitWindow(wish, bars.close.length);
      const { regime } = await regimes.get(bars.dataHash, async () => {
        const answer = (await call("market_regime", "detect", { bars: [bars] })) as { regimes: Regimes };
        return firstOf(answer.regimes);
      });
      return { ...answerOn(bars, stretch), regimes: lastBars(stretch).map((bar) => regime[bar] ?? 0) };
    },
    async "chart:get-comparison"({ stretch: wish, symbols, ...source }) {
      const bars = await loadSeries(source);
      const stretch = fitWindow(wish, bars.close.length);
      const { timeframe } = source;
      const others = await Promise.all(symbols.map((symbol) => loadSeries({ symbol, timeframe })));
      return {
        ...answerOn(bars, stretch),
        others: others.map((other) => ({ symbol: other.symbol, close: compareCloses(bars, other, stretch) })),
      };
    },
    async "chart:place-times"({ tsMs, ...source }) {
      const bars = await loadSeries(source);
      const all = { first: 0, end: bars.close.length, barsPerPoint: 1 };
      const places = placeTimes(bars.tsOpenMs, tsMs, TIMEFRAME_MS[bars.timeframe]);
      return { ...answerOn(bars, all), places };
    },
  };
}

function inCapitals({ symbol, ...source }: ChartSource): ChartSource {
  return { symbol: symbol.toUpperCase(), ...source };
}

const asLast = (bars: BarSeries): LastBars => ({
  bars,
  first: 0,
  totalBars: bars.close.length,
  dataHash: bars.dataHash,
});

function answerOn(bars: BarSeries, stretch: BarWindow) {
  return { stretch, totalBars: bars.close.length, dataHash: bars.dataHash };
}

function valuesAt(values: Float64Array, lasts: readonly number[]): readonly number[] {
  return lasts.map((bar) => values[bar] ?? Number.NaN);
}

function firstOf<Value>([first]: readonly Value[]): Value {
  invariant(first !== undefined, "one symbol was asked for, so there must be an answer for it");
  return first;
}

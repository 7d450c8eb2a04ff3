import { neverCancelled } from "#engine/base/cancellation.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { firstBarAtOrAfter } from "#engine/calc/bars/slice-range.ts";
import { INDICATORS } from "#engine/calc/indicators/indicator-catalogue.ts";
import type { Engine } from "#engine/engine.ts";
import type { analyzeManifest } from "#engine/slices/analyze/manifest.ts";
import type { marketRegimeManifest } from "#engine/slices/market_regime/manifest.ts";
import type { dataManifest } from "#engine/slices/data/manifest.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { IndicatorInfo } from "#shared/model/indicator.ts";
import type { Input, Output } from "#shared/ipc/contract.ts";
import { parseIsoDate, type IsoDate } from "#shared/model/time.ts";
import type { z } from "zod";
import { callData, type CallTools } from "./call-data.ts";

type Wish = Input<"analyze:levels">;
type Answer<Method extends keyof (typeof analyzeManifest)["methods"]> = z.output<
  (typeof analyzeManifest)["methods"][Method]["output"]
>;
type Regimes<Method extends "detect" | "history"> = z.output<
  (typeof marketRegimeManifest)["methods"][Method]["output"]
>;
type Loaded = z.output<(typeof dataManifest)["methods"]["get_historical"]["output"]>;

/** Answers questions about symbols outside of any run, through the same methods as workflows. */
export interface Analyst {
  listIndicators(): readonly IndicatorInfo[];
  indicators(input: Input<"analyze:indicators">): Promise<Output<"analyze:indicators">>;
  patterns(input: Wish): Promise<Output<"analyze:patterns">>;
  levels(input: Wish): Promise<Output<"analyze:levels">>;
  symbol(input: Wish): Promise<Output<"analyze:symbol">>;
  portfolio(input: Input<"analyze:portfolio">): Promise<Output<"analyze:portfolio">>;
  compare(
    input: Omit<Input<"analyze:compare">, "updateId">,
    tools: CallTools,
  ): Promise<Output<"analyze:compare">>;
  scan(input: Input<"analyze:scan">): Promise<Output<"analyze:scan">>;
  regimes(input: Input<"regime:get">): Promise<Output<"regime:get">>;
}

const MAXIMUM_BARS = 10_000;

/** `caller` runs the analysis where it does not hold this thread up; `terms` are the cash and the costs of backtests. */
export function createAnalyst({
  engine,
  caller,
  terms,
}: {
  readonly engine: Pick<Engine, "registry" | "call">;
  readonly caller: SliceCaller;
  readonly terms: () => {
    readonly initialCash: number;
    readonly feeBps: number;
    readonly slippageBps: number;
    readonly seed: number;
  };
}): Analyst {
  function load({ symbol, ...wish }: Wish, ...others: readonly string[]): Promise<Loaded> {
    const symbols = [...new Set([symbol, ...others].map((name) => name.toUpperCase()))];
    return callData(engine, "get_historical", { symbols, defaultRange: "all", ...wish });
  }

  async function call(
    slice: string,
    method: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<unknown> {
    const options = { seed: 0, cancellation: neverCancelled, onProgress: () => undefined, lane: 0 };
    return caller.call(slice, method, input, options);
  }

  async function ask<Method extends keyof (typeof analyzeManifest)["methods"]>(
    method: Method,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Answer<Method>> {
    return (await call("analyze", method, input)) as Answer<Method>;
  }

  /** Through the runner, which finds strategies of the person's own and counts what is traded. */
  async function trade(
    input: Readonly<Record<string, unknown>>,
    { cancellation = neverCancelled, progress = () => undefined }: CallTools,
  ): Promise<Answer<"compare_strategies">> {
    const { seed, ...costs } = terms();
    const answer = await engine.call({
      slice: "analyze",
      method: "compare_strategies",
      input: { ...costs, ...input },
      seed,
      runSeed: undefined,
      mode: "backtest",
      runId: undefined,
      cancellation,
      onProgress: progress,
      publish: () => undefined,
    });
    return answer as Answer<"compare_strategies">;
  }

  return {
    listIndicators: () =>
      Object.entries(INDICATORS).map(([id, indicator]) => {
        const { title, description, group, pane, unit, parameters, lines, needsBenchmark } = indicator;
        return { id, title, description, group, pane, unit, parameters, lines, needsBenchmark };
      }),
    async indicators({ indicatorNames, benchmarkSymbol, ...wish }) {
      const benchmark = benchmarkSymbol === undefined ? {} : { benchmarkSymbol };
      const { bars, range } = await load(wish, ...Object.values(benchmark));
      const { indicators } = await ask("indicators", { bars, indicatorNames, ...benchmark });
      const [series, found] = [firstOf(bars), firstOf(indicators)];
      const first = firstShown(series, range.from);
      const shown = (values: Float64Array): readonly number[] => Array.from(values.subarray(first));
      const lines = found.lines.map((line) => ({ ...line, values: shown(line.values) }));
      return { ...describe(series), tsOpenMs: shown(series.tsOpenMs), close: shown(series.close), lines };
    },
    async patterns(wish) {
      const { bars, range } = await load(wish);
      const { patterns } = await ask("find_patterns", { bars });
      const [series, found] = [firstOf(bars), firstOf(patterns)];
      const timeOf = (index: number): number => series.tsOpenMs[index] ?? Number.NaN;
      const fromMs = startOf(range.from);
      return {
        ...describe(series),
        hitRates: found.hitRates,
        patterns: found.patterns
          .map(({ kind, direction, pivots, confirmedIndex, neckline, target, outcome }) => ({
            kind,
            direction,
            tsFirstMs: timeOf(pivots[0]?.index ?? confirmedIndex),
            tsConfirmedMs: timeOf(confirmedIndex),
            neckline,
            target,
            outcome,
          }))
          .filter(({ tsConfirmedMs }) => tsConfirmedMs >= fromMs),
      };
    },
    async levels(wish) {
      const { bars } = await load(wish);
      const { levels } = await ask("levels", { bars });
      const { lastClose, levels: found } = firstOf(levels);
      return { ...describe(firstOf(bars)), lastClose, levels: found };
    },
    async symbol(wish) {
      const { bars } = await load(wish);
      const { analyses } = await ask("analyze_symbol", { bars });
      return { ...describe(firstOf(bars)), analysis: firstOf(analyses) };
    },
    async portfolio({ symbols, weights, benchmarkSymbol, confidence, ...wish }) {
      const benchmark = benchmarkSymbol === undefined ? {} : { benchmarkSymbol };
      const [first = "", ...others] = symbols;
      const loaded = await load({ ...wish, symbol: first }, ...others, ...Object.values(benchmark));
      const { bars, range } = loaded;
      const sure = confidence === undefined ? {} : { confidence };
      const { portfolio } = await ask("analyze_portfolio", { bars, range, weights, ...benchmark, ...sure });
      return { series: bars.map(describe), portfolio };
    },
    async compare({ symbols, strategies, rankBy, allowShort, ...wish }, tools) {
      const [first = "", ...others] = symbols;
      const { bars, range } = await load({ ...wish, symbol: first }, ...others);
      const chosen = strategies === undefined ? {} : { strategies };
      const answer = await trade({ bars, range, rankBy, allowShort, ...chosen }, tools);
      return { series: bars.map(describe), range, ...answer };
    },
    async scan({ symbols, conditions, match, ...wish }) {
      // One by one, since together they would end with the one that ends first.
      const bars: BarSeries[] = [];
      for (const symbol of symbols) bars.push(...(await load({ ...wish, symbol })).bars);
      const answer = await ask("scan", { bars, conditions, match });
      return { series: bars.map(describe), ...answer };
    },
    async regimes(wish) {
      const { bars } = await load(wish);
      // The methods' schemas say what they answer.
      const { current } = (await call("market_regime", "detect", { bars })) as Regimes<"detect">;
      const { spells, summaries, transitions } = (await call("market_regime", "history", {
        bars,
      })) as Regimes<"history">;
      const series = firstOf(bars);
      const found = { current: firstOf(current), spells, summaries, transitions };
      return { ...describe(series), bars: series.tsOpenMs.length, ...found };
    },
  };
}

function firstOf<Value>([first]: readonly Value[]): Value {
  invariant(first !== undefined, "one symbol was asked for, so there must be an answer for it");
  return first;
}

/** Index of the first bar of the range, of its last 10,000 at most. */
function firstShown({ tsOpenMs }: BarSeries, from: string): number {
  return Math.max(firstBarAtOrAfter(tsOpenMs, startOf(from)), tsOpenMs.length - MAXIMUM_BARS);
}

function startOf(date: IsoDate): number {
  const time = parseIsoDate(date);
  invariant(time !== undefined, `range must begin on a day, was ${date}`);
  return time;
}

function describe({ symbol, timeframe, provenance }: BarSeries) {
  const { isSynthetic, caveats } = provenance;
  return { symbol, timeframe, isSynthetic, caveats };
}

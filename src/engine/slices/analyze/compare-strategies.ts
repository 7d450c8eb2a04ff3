import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { tradeStrategies } from "#engine/calc/kernel/trade-strategies.ts";
import type { RankingFigure, TradedStrategy } from "#shared/model/strategy-ranking.ts";
import type { AnalyzeMethods } from "./manifest.ts";

type Method = AnalyzeMethods["compare_strategies"];

/** Trades the strategies through the backtester and puts the best by one figure first; equal ones stay in their order. */
export function compareStrategies(
  { strategies, rankBy, ...settings }: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const traded = tradeStrategies(
    {
      ...withExecution(settings),
      regimes: [],
      patterns: [],
      strategies,
      sizing: undefined,
      seed: context.seed,
    },
    {
      hash: context.hash,
      cancellation: context.cancellation,
      onProgress: (fraction, message) => context.progress(fraction, message),
    },
  );
  const ranking = traded
    .toSorted((left, right) => rankOf(right, rankBy) - rankOf(left, rankBy) || 0)
    .map((row, index) => ({ rank: index + 1, ...row }));
  return { ranking, rankedBy: rankBy, rankingCaveats: caveatsOf(traded.length) };
}

/** A strategy that never traded has no figure, and comes last. */
function rankOf({ statistics }: TradedStrategy, figure: RankingFigure): number {
  const value = statistics[figure];
  return Number.isNaN(value) ? -Number.MAX_VALUE : Math.max(-1e300, Math.min(1e300, value));
}

function caveatsOf(count: number): readonly string[] {
  if (count < 2) return [];
  return [
    `${count} strategies were traded over the same days: the best of so many looks better than it is, and was not tested on days of its own.`,
  ];
}

import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { atr } from "#engine/calc/indicators/atr.ts";
import { findPivots } from "#engine/calc/patterns/find-pivots.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Pivot } from "#shared/model/pattern.ts";
import type { AnalyzeMethods } from "./manifest.ts";

type Method = AnalyzeMethods["levels"];
type Input = z.output<Method["input"]>;
type SymbolLevels = z.input<Method["output"]>["levels"][number];
type Level = SymbolLevels["levels"][number];

const ATR_PERIOD = 14;

/** Levels of each symbol as they stand after its last bar; none for a symbol with too few bars for an ATR. */
export function levels(input: Input, context: SliceContext): z.input<Method["output"]> {
  return {
    levels: input.bars.flatMap((series) => {
      context.cancellation.throwIfCancelled();
      return series.close.length === 0 ? [] : [levelsOf(series, input)];
    }),
  };
}

function levelsOf(series: BarSeries, input: Input): SymbolLevels {
  const lastClose = series.close.at(-1) ?? Number.NaN;
  const firstIndex = series.close.length - input.levelHistoryBars;
  const pivots = findPivots(series, input.pivotStrengthBars).filter((pivot) => pivot.index >= firstIndex);
  const width = (atr(series, ATR_PERIOD).at(-1) ?? Number.NaN) * input.levelWidthAtr;
  return {
    symbol: series.symbol,
    lastClose,
    levels: groupByPrice(Number.isNaN(width) ? [] : pivots, width)
      .filter((group) => group.length >= input.minimumTouches)
      .map((group) => describeLevel(group, series, lastClose))
      .toSorted((left, right) => Math.abs(left.distanceFraction) - Math.abs(right.distanceFraction)),
  };
}

/** Groups of pivots, none wider than `width`, built from the lowest price up. */
function groupByPrice(pivots: readonly Pivot[], width: number): readonly (readonly Pivot[])[] {
  const groups: Pivot[][] = [];
  for (const pivot of pivots.toSorted((left, right) => left.price - right.price)) {
    const group = groups.at(-1);
    const lowest = group?.[0];
    if (group !== undefined && lowest !== undefined && pivot.price - lowest.price <= width) group.push(pivot);
    else groups.push([pivot]);
  }
  return groups;
}

function describeLevel(group: readonly Pivot[], series: BarSeries, lastClose: number): Level {
  const price = group.reduce((sum, pivot) => sum + pivot.price, 0) / group.length;
  const lastIndex = Math.max(...group.map((pivot) => pivot.index));
  return {
    kind: price <= lastClose ? "support" : "resistance",
    price,
    touches: group.length,
    tsLastTouchMs: series.tsOpenMs[lastIndex] ?? Number.NaN,
    distanceFraction: price / lastClose - 1,
  };
}

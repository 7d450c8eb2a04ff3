import type { z } from "zod";
import type { Hasher } from "#engine/base/hasher.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { resampleUp } from "#engine/calc/bars/resample-up.ts";
import { sliceSeries } from "#engine/calc/bars/slice-range.ts";
import { computeIndicator } from "#engine/calc/indicators/compute-indicator.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ScannedCondition } from "#shared/model/market-scan.ts";
import { TIMEFRAME_MS, type Timeframe } from "#shared/model/time.ts";
import type { AnalyzeMethods } from "./manifest.ts";
import { badCondition, parseCondition, type Condition, type Operand } from "./parse-condition.ts";

type Method = AnalyzeMethods["scan"];

/** Which symbols meet the conditions at the last bar that is over, in the order of the bars. */
export function scan(input: z.output<Method["input"]>, context: SliceContext): z.input<Method["output"]> {
  const conditions = input.conditions.map(parseCondition);
  const scanned = input.bars.map((series, index) => {
    context.cancellation.throwIfCancelled();
    const closed = closedBars(series, context.hash);
    const looked = conditions.map((condition) => look(condition, closed));
    context.progress((index + 1) / input.bars.length, series.symbol);
    return {
      symbol: series.symbol,
      tsLastMs: series.tsOpenMs.at(-1) ?? Number.NaN,
      isMatch: input.match === "all" ? looked.every(isMet) : looked.some(isMet),
      conditions: looked,
    };
  });
  return { scanned, matches: scanned.filter(({ isMatch }) => isMatch).map(({ symbol }) => symbol) };
}

const isMet = ({ isMet: met }: ScannedCondition): boolean => met;

function look(
  { text, timeframe, left: leftSide, right: rightSide, holds }: Condition,
  closed: (timeframe: Timeframe | undefined, condition: string) => BarSeries,
): ScannedCondition {
  const bars = closed(timeframe, text);
  const [left, right] = [valueOf(leftSide, bars), valueOf(rightSide, bars)];
  const isKnown = !Number.isNaN(left) && !Number.isNaN(right);
  const tsBarMs = bars.tsOpenMs.at(-1) ?? Number.NaN;
  return { condition: text, tsBarMs, left, right, isMet: isKnown && holds(left, right), isKnown };
}

/**
 * Bars of a length that are over: all of the series' own, and of longer ones all but the last, since nobody knows that it is over
 * before a bar after it has closed. Joined once for all conditions.
 */
function closedBars(
  series: BarSeries,
  hash: Hasher,
): (timeframe: Timeframe | undefined, condition: string) => BarSeries {
  const known = new Map<Timeframe, BarSeries>();
  return (timeframe = series.timeframe, condition) => {
    if (timeframe === series.timeframe) return series;
    if (TIMEFRAME_MS[timeframe] < TIMEFRAME_MS[series.timeframe]) {
      throw badCondition(
        condition,
        `must not look at shorter bars than the ${series.timeframe} of ${series.symbol}`,
      );
    }
    const joined = known.get(timeframe) ?? withoutLast(resampleUp(series, timeframe, hash));
    known.set(timeframe, joined);
    return joined;
  };
}

const withoutLast = (series: BarSeries): BarSeries =>
  sliceSeries(series, 0, Math.max(0, series.tsOpenMs.length - 1));

/** At the last bar; NaN where there are too few. */
function valueOf(operand: Operand, bars: BarSeries): number {
  if (operand.kind === "number") return operand.value;
  if (operand.kind === "column") return bars[operand.column].at(-1) ?? Number.NaN;
  const { indicator, parameters } = operand.request;
  return computeIndicator(indicator, bars, parameters)[operand.line]?.at(-1) ?? Number.NaN;
}

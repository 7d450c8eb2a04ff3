import { createSma } from "../indicators/sma.ts";
import { crossDirection, spreadOf, type AverageCrosses } from "./average-crosses.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Decision, DecisionScan, Strategy } from "./strategy.ts";

const BUY: Decision = { target: "long", strength: 1, reason: "fast crossed above slow" };
const SELL: Decision = { target: "short", strength: 1, reason: "fast crossed below slow" };

/** Trades real crosses only, as Pine's `ta.crossover`: on the other side or equal before, beyond it now. */
export const smaCross: Strategy = {
  id: "sma_cross",
  title: "Moving average cross",
  description:
    "Buys when the fast average of closes crosses above the slow one and leaves, or sells short, when it crosses back. " +
    "It works in markets that trend for longer than the slow average and keeps losses short when the trend breaks. " +
    "It fails in sideways markets, where the averages cross again and again and every cross costs, and it is always late by design.",
  sides: "long_short",
  parameters: [
    { name: "fast", title: "Fast average", unit: "bars", default: 10, minimum: 2, maximum: 200, step: 1 },
    { name: "slow", title: "Slow average", unit: "bars", default: 30, minimum: 3, maximum: 400, step: 1 },
  ],
  constraint: (parameters) => {
    const [fast, slow] = [parameterOf(parameters, "fast"), parameterOf(parameters, "slow")];
    return fast < slow ? undefined : `fast must be below slow, was ${fast} and ${slow}`;
  },
  warmUpBars: (parameters) => parameterOf(parameters, "slow") + 1,
  start: (parameters) => {
    const fastAverage = createSma(parameterOf(parameters, "fast"));
    const slowAverage = createSma(parameterOf(parameters, "slow"));
    // NaN until the slow average is ready, so that the first ready bar has no bar before it to cross from.
    let before = Number.NaN;
    return {
      decide: ({ close }) => {
        const spread = spreadOf(fastAverage.next(close), slowAverage.next(close));
        const previous = before;
        before = spread;
        return decideCross(crossDirection(previous, spread));
      },
    };
  },
  scan: (columns, parameters, allowShort) =>
    createCrossScan(
      columns.averageCrosses(parameterOf(parameters, "fast"), parameterOf(parameters, "slow")),
      allowShort,
    ),
};

function decideCross(direction: number | undefined): Decision | undefined {
  if (direction === 1) return BUY;
  return direction === -1 ? SELL : undefined;
}

/** From cross to cross instead of `createScan`'s bar by bar: nothing else is ever decided. */
function createCrossScan({ bars, directions }: AverageCrosses, allowShort: boolean): DecisionScan {
  const below = allowShort ? -1 : 0;
  // Bars are asked for in their order, nearly always: the search starts where the last one ended.
  let nearby = 0;
  /** Number of the first cross at or after a bar. */
  const firstAt = (bar: number): number => {
    if ((bars[nearby - 1] ?? -1) >= bar) nearby = 0;
    while ((bars[nearby] ?? bar) < bar) nearby += 1;
    return nearby;
  };
  const directionAt = (bar: number): number | undefined => {
    const cross = firstAt(bar);
    return bars[cross] === bar ? directions[cross] : undefined;
  };
  return {
    next(from, end, position) {
      for (let cross = firstAt(from); cross < bars.length; cross += 1) {
        const bar = bars[cross] ?? end;
        if (bar >= end) return end;
        if (position !== (directions[cross] === 1 ? 1 : below)) return bar;
      }
      return end;
    },
    directionAt(index, position) {
      const direction = directionAt(index);
      if (direction === undefined) return position;
      return direction === 1 ? 1 : below;
    },
    decisionAt: (index) => decideCross(directionAt(index)),
  };
}

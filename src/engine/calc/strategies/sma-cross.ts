import { createSma } from "../indicators/sma.ts";
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
        return decideCross(previous, spread);
      },
    };
  },
  scan: (columns, parameters, allowShort) =>
    createCrossScan(
      columns.sma(parameterOf(parameters, "fast")),
      columns.sma(parameterOf(parameters, "slow")),
      allowShort,
    ),
};

function decideCross(previous: number, spread: number): Decision | undefined {
  if (previous <= 0 && spread > 0) return BUY;
  return previous >= 0 && spread < 0 ? SELL : undefined;
}

interface Averages {
  readonly rising: Float64Array;
  readonly falling: Float64Array;
  /** Which of the two is the slow one. */
  readonly slow: Float64Array;
}

/**
 * The first bar from `from` at which `rising` is above `falling`, having been equal or below at the bar before; `end` when
 * there is none. Most of a search is this loop, so while one side is clear it does no more than one comparison a bar.
 */
function nextCross({ rising, falling, slow }: Averages, from: number, end: number): number {
  const distanceAt = (index: number): number =>
    settle((rising[index] ?? Number.NaN) - (falling[index] ?? Number.NaN), slow[index] ?? Number.NaN);
  let wasBelow = from > 0 && distanceAt(from - 1) <= 0;
  for (let index = from; index < end; index += 1) {
    if (wasBelow) {
      while (index < end && (rising[index] ?? Number.NaN) <= (falling[index] ?? Number.NaN)) index += 1;
      if (index === end) return end;
    }
    const distance = distanceAt(index);
    if (wasBelow && distance > 0) return index;
    wasBelow = distance <= 0;
  }
  return end;
}

/** Its own loop instead of `createScan`'s: it passes over the bars on one side of a cross. */
function createCrossScan(fast: Float64Array, slow: Float64Array, allowShort: boolean): DecisionScan {
  // Reading before the first bar would make every later read slow.
  const spreadAt = (index: number): number =>
    index < 0 ? Number.NaN : spreadOf(fast[index] ?? Number.NaN, slow[index] ?? Number.NaN);
  const below = allowShort ? -1 : 0;
  return {
    next(from, end, position) {
      const up = position === 1 ? end : nextCross({ rising: fast, falling: slow, slow }, from, end);
      // Looking for both is rare: only before the first position where short sales are allowed.
      return position === below ? up : nextCross({ rising: slow, falling: fast, slow }, from, up);
    },
    directionAt(index, position) {
      const decision = decideCross(spreadAt(index - 1), spreadAt(index));
      if (decision === undefined) return position;
      return decision === BUY ? 1 : below;
    },
    decisionAt: (index) => decideCross(spreadAt(index - 1), spreadAt(index)),
  };
}

function spreadOf(fast: number, slow: number): number {
  return settle(fast - slow, slow);
}

/** Running sums leave a last bit behind: a difference within it is no difference, and so never half of a cross. */
function settle(spread: number, slow: number): number {
  return Math.abs(spread) <= Math.abs(slow) * 1e-12 ? 0 : spread;
}

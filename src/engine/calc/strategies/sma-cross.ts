import { createSma } from "../indicators/sma.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Strategy } from "./strategy.ts";

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
        if (previous <= 0 && spread > 0)
          return { target: "long", strength: 1, reason: "fast crossed above slow" };
        if (previous >= 0 && spread < 0)
          return { target: "short", strength: 1, reason: "fast crossed below slow" };
        return undefined;
      },
    };
  },
};

/** Running sums leave a last bit behind: a difference within it is no difference, and so never half of a cross. */
function spreadOf(fast: number, slow: number): number {
  const spread = fast - slow;
  return Math.abs(spread) <= Math.abs(slow) * 1e-12 ? 0 : spread;
}

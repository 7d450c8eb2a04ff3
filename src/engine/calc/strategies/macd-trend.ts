import { createMacd } from "../indicators/macd.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Strategy } from "./strategy.ts";

/** Trades the crosses of the MACD line and its signal. */
export const macdTrend: Strategy = {
  id: "macd_trend",
  title: "MACD trend",
  description:
    "Buys when the MACD line crosses above its signal and leaves, or sells short, when it crosses back below. " +
    "It works when trends gather and lose speed slowly: it turns earlier than a cross of plain averages. " +
    "It fails in quiet markets without direction, where line and signal lie together and cross at every breath.",
  sides: "long_short",
  parameters: [
    { name: "fast", title: "Fast average", unit: "bars", default: 12, minimum: 2, maximum: 100, step: 1 },
    { name: "slow", title: "Slow average", unit: "bars", default: 26, minimum: 3, maximum: 200, step: 1 },
    { name: "signal", title: "Signal average", unit: "bars", default: 9, minimum: 2, maximum: 100, step: 1 },
  ],
  constraint: (parameters) => {
    const [fast, slow] = [parameterOf(parameters, "fast"), parameterOf(parameters, "slow")];
    return fast < slow ? undefined : `fast must be below slow, was ${fast} and ${slow}`;
  },
  // Both averages, then the signal, then one bar to cross from.
  warmUpBars: (parameters) => parameterOf(parameters, "slow") + parameterOf(parameters, "signal"),
  start: (parameters) => {
    const indicator = createMacd({
      fast: parameterOf(parameters, "fast"),
      slow: parameterOf(parameters, "slow"),
      signal: parameterOf(parameters, "signal"),
    });
    let before = Number.NaN;
    return {
      decide: ({ close }) => {
        const { histogram } = indicator.next(close);
        const previous = before;
        // A difference within the rounding of the averages is none.
        const now = Math.abs(histogram) <= Math.abs(close) * 1e-12 ? 0 : histogram;
        before = now;
        if (previous <= 0 && now > 0) {
          return { target: "long", strength: 1, reason: "MACD crossed above its signal" };
        }
        if (previous >= 0 && now < 0) {
          return { target: "short", strength: 1, reason: "MACD crossed below its signal" };
        }
        return undefined;
      },
    };
  },
};

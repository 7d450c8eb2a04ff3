import { createBollinger } from "../indicators/bollinger.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Strategy } from "./strategy.ts";

/** Fades closes outside the Bollinger bands until the middle is reached. */
export const meanReversion: Strategy = {
  id: "mean_reversion",
  title: "Mean reversion",
  description:
    "Buys when the close falls below the lower Bollinger band, sells short above the upper one, and leaves at the middle. " +
    "It works in markets that swing around a value, where an outlier is soon taken back. " +
    "It fails when the outlier starts a trend: it holds on against the move with no stop of its own, and one crash can take back many small wins.",
  sides: "long_short",
  parameters: [
    { name: "period", title: "Period", unit: "bars", default: 20, minimum: 5, maximum: 200, step: 1 },
    {
      name: "deviations",
      title: "Width of the band",
      unit: "standard deviations",
      default: 2,
      minimum: 0.5,
      maximum: 5,
      step: 0.25,
    },
  ],
  constraint: () => undefined,
  warmUpBars: (parameters) => parameterOf(parameters, "period"),
  start: (parameters) => {
    const bands = createBollinger({
      period: parameterOf(parameters, "period"),
      deviations: parameterOf(parameters, "deviations"),
    });
    return {
      decide: ({ close }, position) => {
        const { lower, middle, upper } = bands.next(close);
        if (close < lower && position <= 0) {
          return { target: "long", strength: 1, reason: "close below the lower band" };
        }
        if (close > upper && position >= 0) {
          return { target: "short", strength: 1, reason: "close above the upper band" };
        }
        if (position * (close - middle) >= 0 && position !== 0) {
          return { target: "flat", strength: 1, reason: "close back at the middle" };
        }
        return undefined;
      },
    };
  },
};

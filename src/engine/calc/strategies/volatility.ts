import { createRateOfChange } from "../indicators/rate-of-change.ts";
import { createRealizedVolatility } from "../indicators/realized-volatility.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Strategy } from "./strategy.ts";

/** Goes with the move of the period, but only in calm markets. */
export const volatility: Strategy = {
  id: "volatility",
  title: "Calm trend",
  description:
    "Holds the direction of the move over the period while the volatility of a bar is below the maximum, and nothing while it is above. " +
    "It works in long quiet advances and stays out of most of a crash, because volatility rises first. " +
    "It fails in quiet markets without direction, where the sign of the move flips often, and misses the sharp recoveries after a crash.",
  sides: "long_short",
  parameters: [
    { name: "period", title: "Period", unit: "bars", default: 20, minimum: 5, maximum: 200, step: 1 },
    {
      name: "maximumVolatility",
      title: "Maximum volatility of a bar",
      unit: "fraction",
      default: 0.02,
      minimum: 0.001,
      maximum: 0.2,
      step: 0.001,
    },
  ],
  constraint: () => undefined,
  warmUpBars: (parameters) => parameterOf(parameters, "period") + 1,
  start: (parameters) => {
    const deviation = createRealizedVolatility(parameterOf(parameters, "period"));
    const move = createRateOfChange(parameterOf(parameters, "period"));
    const maximum = parameterOf(parameters, "maximumVolatility");
    return {
      decide: ({ close }, position) => {
        const measured = deviation.next(close);
        const direction = Math.sign(move.next(close));
        if (measured >= maximum && position !== 0) {
          return { target: "flat", strength: 1, reason: "volatility reached the maximum" };
        }
        // Written so that NaN, while the indicators warm up, decides nothing.
        if (!(measured < maximum) || direction === 0 || direction === position) return undefined;
        return direction > 0
          ? { target: "long", strength: 1, reason: "calm market is rising" }
          : { target: "short", strength: 1, reason: "calm market is falling" };
      },
    };
  },
};

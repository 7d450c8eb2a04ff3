import { createRateOfChange } from "../indicators/rate-of-change.ts";
import { createRealizedVolatility } from "../indicators/realized-volatility.ts";
import { createScan } from "./create-scan.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Decision, Strategy } from "./strategy.ts";

const BUY: Decision = { target: "long", strength: 1, reason: "calm market is rising" };
const SELL: Decision = { target: "short", strength: 1, reason: "calm market is falling" };
const LEAVE: Decision = { target: "flat", strength: 1, reason: "volatility reached the maximum" };

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
      decide: ({ close }, position) =>
        decideCalmTrend({ measured: deviation.next(close), change: move.next(close), maximum }, position),
    };
  },
  scan: (columns, parameters, allowShort) => {
    const period = parameterOf(parameters, "period");
    const [deviation, move] = [columns.realizedVolatility(period), columns.rateOfChange(period)];
    const maximum = parameterOf(parameters, "maximumVolatility");
    return createScan((index, position) => {
      const measured = deviation[index] ?? Number.NaN;
      return decideCalmTrend({ measured, change: move[index] ?? Number.NaN, maximum }, position);
    }, allowShort);
  },
};

interface Market {
  /** Volatility of a bar, and the most that is traded in. */
  readonly measured: number;
  readonly maximum: number;
  /** Over the period. */
  readonly change: number;
}

function decideCalmTrend({ measured, maximum, change }: Market, position: number): Decision | undefined {
  if (measured >= maximum && position !== 0) return LEAVE;
  const direction = Math.sign(change);
  // Written so that NaN, while the indicators warm up, decides nothing.
  if (!(measured < maximum) || direction === 0 || direction === position) return undefined;
  return direction > 0 ? BUY : SELL;
}

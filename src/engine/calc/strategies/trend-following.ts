import { createSma } from "../indicators/sma.ts";
import { createScan } from "./create-scan.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Decision, DecisionScan, Strategy } from "./strategy.ts";

const BUY: Decision = { target: "long", strength: 1, reason: "fast above middle above slow" };
const SELL: Decision = { target: "short", strength: 1, reason: "fast below middle below slow" };
const LEAVE: Decision = { target: "flat", strength: 1, reason: "fast crossed middle" };

/** Holds the direction in which three averages are lined up, and nothing as soon as the fast one leaves the line. */
export const trendFollowing: Strategy = {
  id: "trend_following",
  title: "Trend following",
  description:
    "Buys when the fast average is above the middle one and that above the slow one, sells short when the order is reversed, and leaves when the fast one crosses the middle one. " +
    "It works in trends that last for longer than the slow average, and stands aside while the averages disagree. " +
    "It fails in ranges and at sudden turns: all three must agree before it enters, so that it buys late and pays for each false start.",
  sides: "long_short",
  parameters: [
    { name: "fast", title: "Fast average", unit: "bars", default: 10, minimum: 2, maximum: 100, step: 1 },
    { name: "middle", title: "Middle average", unit: "bars", default: 30, minimum: 3, maximum: 200, step: 1 },
    { name: "slow", title: "Slow average", unit: "bars", default: 50, minimum: 4, maximum: 400, step: 1 },
  ],
  constraint: (parameters) => {
    const periods = ["fast", "middle", "slow"].map((name) => parameterOf(parameters, name));
    const [fast = 0, middle = 0, slow = 0] = periods;
    if (fast < middle && middle < slow) return undefined;
    return `fast must be below middle and middle below slow, was ${periods.join(", ")}`;
  },
  warmUpBars: (parameters) => parameterOf(parameters, "slow"),
  start: (parameters) => {
    const fast = createSma(parameterOf(parameters, "fast"));
    const middle = createSma(parameterOf(parameters, "middle"));
    const slow = createSma(parameterOf(parameters, "slow"));
    return {
      decide: ({ close }, position) => {
        const middleValue = middle.next(close);
        const near = signOf(fast.next(close) - middleValue, middleValue);
        const far = signOf(middleValue - slow.next(close), middleValue);
        return decideTrend(near, far, position);
      },
    };
  },
  scan: (columns, parameters, allowShort) => {
    const fast = columns.sma(parameterOf(parameters, "fast"));
    const middle = columns.sma(parameterOf(parameters, "middle"));
    const slow = columns.sma(parameterOf(parameters, "slow"));
    return createTrendScan({ fast, middle, slow }, allowShort);
  },
};

interface Averages {
  readonly fast: Float64Array;
  readonly middle: Float64Array;
  readonly slow: Float64Array;
}

function createTrendScan({ fast, middle, slow }: Averages, allowShort: boolean): DecisionScan {
  const decisionAt = (index: number, position: number): Decision | undefined => {
    const middleValue = middle[index] ?? Number.NaN;
    const near = signOf((fast[index] ?? Number.NaN) - middleValue, middleValue);
    const far = signOf(middleValue - (slow[index] ?? Number.NaN), middleValue);
    return decideTrend(near, far, position);
  };
  return createScan(decisionAt, allowShort);
}

/** Running sums leave a last bit behind: a difference within it is none. NaN stays NaN. */
function signOf(difference: number, scale: number): number {
  return Math.abs(difference) <= Math.abs(scale) * 1e-12 ? 0 : Math.sign(difference);
}

function decideTrend(near: number, far: number, position: number): Decision | undefined {
  // NaN, until all three averages are there, is neither equal nor smaller and decides nothing.
  if (near === far && near !== 0 && near !== position) {
    return near > 0 ? BUY : SELL;
  }
  return position !== 0 && near * position < 0 ? LEAVE : undefined;
}

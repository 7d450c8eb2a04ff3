import { createRsi } from "../indicators/rsi.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Strategy } from "./strategy.ts";

const MIDDLE = 50;

/** Trades the way back from an extreme of the RSI, not the extreme itself. */
export const rsiReversal: Strategy = {
  id: "rsi_reversal",
  title: "RSI reversal",
  description:
    "Buys when the relative strength index comes back above the oversold line, sells short when it comes back below the overbought line, and leaves at 50. " +
    "It works in markets that swing, where a rush in one direction tires itself out. " +
    "It fails in strong trends, where the index dips below the line again and again on the way down, and it has no stop of its own.",
  sides: "long_short",
  parameters: [
    { name: "period", title: "Period", unit: "bars", default: 14, minimum: 2, maximum: 100, step: 1 },
    { name: "oversold", title: "Oversold", unit: "RSI", default: 30, minimum: 5, maximum: 45, step: 1 },
    { name: "overbought", title: "Overbought", unit: "RSI", default: 70, minimum: 55, maximum: 95, step: 1 },
  ],
  constraint: () => undefined,
  // The first value follows `period` changes, and a way back needs one before it.
  warmUpBars: (parameters) => parameterOf(parameters, "period") + 2,
  start: (parameters) => {
    const strength = createRsi(parameterOf(parameters, "period"));
    const oversold = parameterOf(parameters, "oversold");
    const overbought = parameterOf(parameters, "overbought");
    let before = Number.NaN;
    return {
      decide: ({ close }, position) => {
        const now = strength.next(close);
        const previous = before;
        before = now;
        if (previous <= oversold && now > oversold && position <= 0) {
          return { target: "long", strength: 1, reason: `RSI came back above ${oversold}` };
        }
        if (previous >= overbought && now < overbought && position >= 0) {
          return { target: "short", strength: 1, reason: `RSI came back below ${overbought}` };
        }
        if (position !== 0 && (now - MIDDLE) * position >= 0) {
          return { target: "flat", strength: 1, reason: `RSI reached ${MIDDLE}` };
        }
        return undefined;
      },
    };
  },
};

import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import { createRsi } from "../indicators/rsi.ts";
import { createScan } from "./create-scan.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Decision, Strategy } from "./strategy.ts";

const MIDDLE = 50;
const LEAVE: Decision = { target: "flat", strength: 1, reason: `RSI reached ${MIDDLE}` };

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
    const lines = linesOf(parameters);
    let before = Number.NaN;
    return {
      decide: ({ close }, position) => {
        const now = strength.next(close);
        const previous = before;
        before = now;
        return decideReversal(previous, now, lines, position);
      },
    };
  },
  scan: (columns, parameters, allowShort) => {
    const strength = columns.rsi(parameterOf(parameters, "period"));
    const lines = linesOf(parameters);
    return createScan((index, position) => {
      // Reading before the first bar would make every later read slow.
      const previous = index === 0 ? Number.NaN : (strength[index - 1] ?? Number.NaN);
      return decideReversal(previous, strength[index] ?? Number.NaN, lines, position);
    }, allowShort);
  },
};

/** Where the index counts as extreme, and what is said of a way back from there. */
interface Lines {
  readonly oversold: number;
  readonly overbought: number;
  readonly buy: Decision;
  readonly sell: Decision;
}

function linesOf(parameters: StrategyParameters): Lines {
  const oversold = parameterOf(parameters, "oversold");
  const overbought = parameterOf(parameters, "overbought");
  return {
    oversold,
    overbought,
    buy: { target: "long", strength: 1, reason: `RSI came back above ${oversold}` },
    sell: { target: "short", strength: 1, reason: `RSI came back below ${overbought}` },
  };
}

function decideReversal(
  previous: number,
  now: number,
  { oversold, overbought, buy, sell }: Lines,
  position: number,
): Decision | undefined {
  if (previous <= oversold && now > oversold && position <= 0) return buy;
  if (previous >= overbought && now < overbought && position >= 0) return sell;
  return position !== 0 && (now - MIDDLE) * position >= 0 ? LEAVE : undefined;
}

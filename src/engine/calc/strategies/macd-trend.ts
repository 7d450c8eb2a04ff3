import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import { createMacd, macd, type MacdPeriods } from "../indicators/macd.ts";
import { createScan } from "./create-scan.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Decision, Strategy } from "./strategy.ts";

const BUY: Decision = { target: "long", strength: 1, reason: "MACD crossed above its signal" };
const SELL: Decision = { target: "short", strength: 1, reason: "MACD crossed below its signal" };

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
    const indicator = createMacd(periodsOf(parameters));
    let before = Number.NaN;
    return {
      decide: ({ close }) => {
        const previous = before;
        before = clear(indicator.next(close).histogram, close);
        return decideCross(previous, before);
      },
    };
  },
  scan: ({ close }, parameters, allowShort) => {
    // Of three periods together, and so hardly ever asked for twice: there is nothing to share.
    const gaps = macd(close, periodsOf(parameters)).histogram;
    for (let index = 0; index < gaps.length; index += 1) {
      gaps[index] = clear(gaps[index] ?? Number.NaN, close[index] ?? Number.NaN);
    }
    return createScan((index) => {
      // Reading before the first bar would make every later read slow.
      const previous = index === 0 ? Number.NaN : (gaps[index - 1] ?? Number.NaN);
      return decideCross(previous, gaps[index] ?? Number.NaN);
    }, allowShort);
  },
};

function periodsOf(parameters: StrategyParameters): MacdPeriods {
  return {
    fast: parameterOf(parameters, "fast"),
    slow: parameterOf(parameters, "slow"),
    signal: parameterOf(parameters, "signal"),
  };
}

/** A difference within the rounding of the averages is none. */
function clear(histogram: number, close: number): number {
  return Math.abs(histogram) <= Math.abs(close) * 1e-12 ? 0 : histogram;
}

function decideCross(previous: number, now: number): Decision | undefined {
  if (previous <= 0 && now > 0) return BUY;
  return previous >= 0 && now < 0 ? SELL : undefined;
}

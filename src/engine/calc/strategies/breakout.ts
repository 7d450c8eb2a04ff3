import { createDonchian, type DonchianChannel } from "../indicators/donchian.ts";
import { createScan } from "./create-scan.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Decision, Strategy } from "./strategy.ts";

const BUY: Decision = { target: "long", strength: 1, reason: "close above the channel" };
const SELL: Decision = { target: "short", strength: 1, reason: "close below the channel" };
const NOT_READY: DonchianChannel = { upper: Number.NaN, lower: Number.NaN };

/** Trades a close outside the channel of the bars before it. */
export const breakout: Strategy = {
  id: "breakout",
  title: "Channel breakout",
  description:
    "Buys when the close is above the highest high of the previous bars and leaves, or sells short, when it is below their lowest low. " +
    "It works when new extremes start long moves; a few large wins carry many small losses. " +
    "It fails in ranges, where most breakouts are false, and gives back a good part of each trend before the other side of the channel is reached.",
  sides: "long_short",
  parameters: [
    { name: "period", title: "Channel", unit: "bars", default: 20, minimum: 2, maximum: 300, step: 1 },
  ],
  constraint: () => undefined,
  warmUpBars: (parameters) => parameterOf(parameters, "period") + 1,
  start: (parameters) => {
    const channel = createDonchian(parameterOf(parameters, "period"));
    // The channel of the bars before this one: a bar's own high can never be broken by its close.
    let previous = NOT_READY;
    return {
      decide: ({ high, low, close }, position) => {
        const before = previous;
        previous = channel.next(high, low);
        return decideBreakout(close, before, position);
      },
    };
  },
  scan: (columns, parameters, allowShort) => {
    const { close } = columns;
    const { upper, lower } = columns.donchian(parameterOf(parameters, "period"));
    return createScan((index, position) => {
      const before = { upper: upper[index - 1] ?? Number.NaN, lower: lower[index - 1] ?? Number.NaN };
      return decideBreakout(close[index] ?? Number.NaN, before, position);
    }, allowShort);
  },
};

function decideBreakout(
  close: number,
  { upper, lower }: DonchianChannel,
  position: number,
): Decision | undefined {
  if (close > upper && position <= 0) return BUY;
  if (close < lower && position >= 0) return SELL;
  return undefined;
}

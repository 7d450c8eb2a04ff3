import { createDonchian, type DonchianChannel } from "../indicators/donchian.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Strategy } from "./strategy.ts";

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
        const { upper, lower } = previous;
        previous = channel.next(high, low);
        if (close > upper && position <= 0) {
          return { target: "long", strength: 1, reason: "close above the channel" };
        }
        if (close < lower && position >= 0) {
          return { target: "short", strength: 1, reason: "close below the channel" };
        }
        return undefined;
      },
    };
  },
};

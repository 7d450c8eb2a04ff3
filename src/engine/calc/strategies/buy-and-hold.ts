import type { Strategy } from "./strategy.ts";

export const buyAndHold: Strategy = {
  id: "buy_and_hold",
  title: "Buy and hold",
  description:
    "Buys at the first chance and never sells: the benchmark that every other strategy has to beat after costs. " +
    "It works as well as the market does, with the least trading. " +
    "It fails when the market does, through the whole of every fall.",
  sides: "long",
  parameters: [],
  constraint: () => undefined,
  warmUpBars: () => 1,
  start: () => ({
    decide: (_bar, position) =>
      position > 0 ? undefined : { target: "long", strength: 1, reason: "buy and hold" },
  }),
};

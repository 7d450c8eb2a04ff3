import { createScan } from "./create-scan.ts";
import type { Decision, Strategy } from "./strategy.ts";

const BUY: Decision = { target: "long", strength: 1, reason: "buy and hold" };

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
  start: () => ({ decide: (_bar, position) => decideToHold(position) }),
  scan: (_columns, _parameters, allowShort) =>
    createScan((_index, position) => decideToHold(position), allowShort),
};

function decideToHold(position: number): Decision | undefined {
  return position > 0 ? undefined : BUY;
}

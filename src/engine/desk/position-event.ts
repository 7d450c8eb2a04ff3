import type { EventMap } from "#shared/events/event-map.ts";
import type { PositionEvents } from "#shared/events/position-events.ts";
import type { AccountState } from "#shared/model/position.ts";

type Publish = <Name extends keyof PositionEvents>(name: Name, payload: EventMap[Name]) => void;

/** Tells what the fills of one bar did to the position of their symbol; a turn from long to short is a close and an opening. */
export function publishPosition(
  symbol: string,
  before: AccountState,
  after: AccountState,
  publish: Publish,
): void {
  const old = before.positions.find((position) => position.symbol === symbol);
  const position = after.positions.find((candidate) => candidate.symbol === symbol);
  const isSameSide =
    old !== undefined && position !== undefined && Math.sign(old.quantity) === Math.sign(position.quantity);
  if (isSameSide) {
    publish("position.changed", { position });
    return;
  }
  const realizedProfit = after.realizedProfit - before.realizedProfit;
  if (old !== undefined || position === undefined) publish("position.closed", { symbol, realizedProfit });
  if (position !== undefined) publish("position.opened", { position });
}

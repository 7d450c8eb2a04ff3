import { moneyFromNumber, moneyToNumber, multiplyMoney } from "#shared/model/money.ts";
import type { Money } from "#shared/model/money.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { Position } from "#shared/model/position.ts";

/** What is held in all, for a row below the positions. */
export interface PositionTotals {
  readonly count: number;
  /** Worth of what is held long, and of what is held short (negative), at the last prices. */
  readonly longValue: number;
  readonly shortValue: number;
  readonly openProfit: number;
}

export function totalPositions(positions: readonly Position[]): PositionTotals {
  const worth = ({ lastPrice, quantity }: Position): Money =>
    multiplyMoney(moneyFromNumber(lastPrice), moneyFromNumber(quantity));
  const sum = (amounts: readonly Money[]): number =>
    moneyToNumber(amounts.reduce((total, amount) => total + amount, 0n));
  return {
    count: positions.length,
    longValue: sum(positions.filter(({ quantity }) => quantity > 0).map(worth)),
    shortValue: sum(positions.filter(({ quantity }) => quantity < 0).map(worth)),
    openProfit: sum(positions.map(({ unrealizedProfit }) => moneyFromNumber(unrealizedProfit))),
  };
}

/** What a session made since it began, open profit included. */
export function profitOf({ account, initialCash }: Pick<PaperView, "account" | "initialCash">): number {
  return moneyToNumber(moneyFromNumber(account.equity) - moneyFromNumber(initialCash));
}

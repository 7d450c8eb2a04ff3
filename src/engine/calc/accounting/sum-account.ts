import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { moneyFromNumber, moneyToNumber, multiplyMoney } from "#shared/model/money.ts";
import type { Money } from "#shared/model/money.ts";
import type { AccountState, Position } from "#shared/model/position.ts";

/** What an account made since it had its initial cash, and what it holds in all; exact to the last cent. */
export function sumAccount(
  { equity, positions }: AccountState,
  initialCash: number,
): Pick<PaperView, "profit" | "holdings"> {
  const worth = ({ lastPrice, quantity }: Position): Money =>
    multiplyMoney(moneyFromNumber(lastPrice), moneyFromNumber(quantity));
  const sum = (amounts: readonly Money[]): number =>
    moneyToNumber(amounts.reduce((total, amount) => total + amount, 0n));
  return {
    profit: sum([moneyFromNumber(equity), -moneyFromNumber(initialCash)]),
    holdings: {
      longValue: sum(positions.filter(({ quantity }) => quantity > 0).map(worth)),
      shortValue: sum(positions.filter(({ quantity }) => quantity < 0).map(worth)),
      openProfit: sum(positions.map(({ unrealizedProfit }) => moneyFromNumber(unrealizedProfit))),
    },
  };
}

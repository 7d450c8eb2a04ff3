import { multiplyMoney, type Money } from "#shared/model/money.ts";
import type { Fill } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";
import { bookFill, markPrice, openLedger, toAccountState } from "../ledger.ts";

/** The books to the last unit. */
interface ExactBooks {
  readonly cash: Money;
  readonly positionsValue: Money;
  readonly equity: Money;
  readonly realizedProfit: Money;
  readonly unrealizedProfit: Money;
  readonly feesPaid: Money;
}

/** A ledger that is written to, as tests that feed fills one by one want it. */
export function createLedger(initialCash: number): {
  apply(fill: Fill): void;
  mark(symbol: string, price: number): void;
  books(): ExactBooks;
  account(): AccountState;
} {
  let ledger = openLedger(initialCash);
  return {
    apply(fill) {
      ledger = bookFill(ledger, fill);
    },
    mark(symbol, price) {
      ledger = markPrice(ledger, symbol, price);
    },
    books() {
      const { cash, realizedProfit, feesPaid, holdings } = ledger;
      const [positionsValue, cost] = holdings.reduce<[Money, Money]>(
        ([value, paid], { direction, lots, lastPrice }) => {
          const quantity = lots.reduce((sum, lot) => sum + lot.quantity, 0n) * direction;
          const costs = lots.reduce((sum, lot) => sum + lot.cost, 0n) * direction;
          return [value + multiplyMoney(lastPrice, quantity), paid + costs];
        },
        [0n, 0n],
      );
      const unrealizedProfit = positionsValue - cost;
      return {
        cash,
        positionsValue,
        equity: cash + positionsValue,
        realizedProfit,
        unrealizedProfit,
        feesPaid,
      };
    },
    account: () => toAccountState(ledger),
  };
}

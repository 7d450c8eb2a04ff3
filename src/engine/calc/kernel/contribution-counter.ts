import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { SizedOrder, SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { OrderToSize } from "../sizing/order-to-size.ts";
import { quantityOf } from "../sizing/size-order.ts";

/** Counts what each sizing factor did to the orders of a run. */
export interface ContributionCounter {
  count(order: OrderToSize, sized: SizedOrder): void;
  contributions(): BacktestResult["contributions"];
}

interface Tally {
  orders: number;
  changed: number;
  sum: number;
}

/**
 * A factor changed an order when the order would have had another size without it; a factor behind a cap that binds
 * anyway changed nothing, whatever its value.
 */
export function createContributionCounter(policy: SizingPolicy): ContributionCounter {
  const tallies = new Map<string, Tally>();
  const tallyOf = (name: string): Tally => {
    const known = tallies.get(name);
    if (known !== undefined) return known;
    const created = { orders: 0, changed: 0, sum: 0 };
    tallies.set(name, created);
    return created;
  };
  return {
    count(order, sized) {
      for (const factor of sized.factors) {
        const tally = tallyOf(factor.name);
        tally.orders += 1;
        tally.sum += factor.value;
        if (quantityOf(policy, order, sized.factors, factor).quantity !== sized.quantity) tally.changed += 1;
      }
    },
    contributions: () =>
      [...tallies].map(([name, { orders, changed, sum }]) => ({
        name,
        ordersChanged: changed,
        meanFactor: sum / orders,
      })),
  };
}

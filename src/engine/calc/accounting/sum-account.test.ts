import { describe, expect, it } from "vitest";
import type { AccountState, Position } from "#shared/model/position.ts";
import { sumAccount } from "./sum-account.ts";

const aPosition = (quantity: number, lastPrice: number, unrealizedProfit: number): Position => ({
  symbol: `S${lastPrice}`,
  quantity,
  lastPrice,
  averagePrice: lastPrice,
  unrealizedProfit,
});

const anAccount = (account: Partial<AccountState>): AccountState => ({
  cash: 0,
  equity: 0,
  realizedProfit: 0,
  feesPaid: 0,
  positions: [],
  ...account,
});

describe("sumAccount", () => {
  it("sums cents exactly, long and short apart", () => {
    const positions = [aPosition(3, 0.1, 0.1), aPosition(1, 0.2, 0.2), aPosition(-2, 5, -1)];
    expect(sumAccount(anAccount({ positions }), 0).holdings).toEqual({
      longValue: 0.5,
      shortValue: -10,
      openProfit: -0.7,
    });
  });

  it("is exact where a difference of numbers is not", () => {
    expect(sumAccount(anAccount({ equity: 0.3 }), 0.1)).toEqual({
      profit: 0.2,
      holdings: { longValue: 0, shortValue: 0, openProfit: 0 },
    });
  });
});

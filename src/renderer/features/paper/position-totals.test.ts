import { aSession } from "#renderer/testing/a-view.ts";
import { describe, expect, it } from "vitest";
import type { Position } from "#shared/model/position.ts";
import { profitOf, totalPositions } from "./position-totals.ts";

const aPosition = (quantity: number, lastPrice: number, unrealizedProfit: number): Position => ({
  symbol: `S${lastPrice}`,
  quantity,
  lastPrice,
  averagePrice: lastPrice,
  unrealizedProfit,
});

describe("totalPositions", () => {
  it("sums cents exactly, long and short apart", () => {
    const positions = [aPosition(3, 0.1, 0.1), aPosition(1, 0.2, 0.2), aPosition(-2, 5, -1)];
    expect(totalPositions(positions)).toEqual({
      count: 3,
      longValue: 0.5,
      shortValue: -10,
      openProfit: -0.7,
    });
  });

  it("is nothing for nothing", () => {
    expect(totalPositions([])).toEqual({ count: 0, longValue: 0, shortValue: 0, openProfit: 0 });
  });
});

describe("profitOf", () => {
  it("is exact where a difference of numbers is not", () => {
    const { account } = aSession();
    expect(profitOf({ account: { ...account, equity: 0.3 }, initialCash: 0.1 })).toBe(0.2);
  });
});

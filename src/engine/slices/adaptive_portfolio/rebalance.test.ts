import { describe, expect, it } from "vitest";
import type { BarSeries } from "#shared/model/bar.ts";
import { orderId } from "#shared/model/ids.ts";
import type { AccountState } from "#shared/model/position.ts";
import { epochMs } from "#shared/model/time.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { adaptivePortfolioManifest } from "./manifest.ts";
import { rebalance } from "./rebalance.ts";
import { rebalancePhase } from "./rebalance-phase.ts";

/** Bars at these days, closing at these prices. */
function series(symbol: string, days: Readonly<Record<string, number>>): BarSeries {
  const plain = aBarSeries({ symbol, closes: Object.values(days) });
  return { ...plain, tsOpenMs: Float64Array.from(Object.keys(days).map((day) => Date.parse(day))) };
}

const DAYS = ["2020-01-30", "2020-01-31", "2020-02-03", "2020-02-04", "2020-02-05"];
const flat = (symbol: string, price: number, count: number): BarSeries =>
  series(symbol, Object.fromEntries(DAYS.slice(0, count).map((day) => [day, price])));

const EMPTY: AccountState = { cash: 10_000, equity: 10_000, realizedProfit: 0, feesPaid: 0, positions: [] };
const holding = (symbol: string, quantity: number, price: number): AccountState => ({
  ...EMPTY,
  cash: 10_000 - quantity * price,
  positions: [
    { symbol, quantity, averagePrice: price, lastPrice: price } as AccountState["positions"][number],
  ],
});

function decide(
  bars: readonly BarSeries[],
  account: AccountState,
  given: Readonly<Record<string, unknown>> = {},
) {
  const targetWeights = { A: 0.6, B: 0.3 };
  const input = { bars, account, targetWeights, feeBps: 0, slippageBps: 0, ...given };
  return rebalance(adaptivePortfolioManifest.methods.rebalance.input.parse(input)).orders.map(
    ({ symbol, side, quantity }) => `${side} ${quantity} ${symbol}`,
  );
}

describe("rebalance", () => {
  it("buys what is missing at the second bar of a month that all symbols have, and at no other", () => {
    const orders = [2, 3, 4, 5].map((count) => decide([flat("A", 50, count), flat("B", 20, count)], EMPTY));
    expect(orders).toEqual([[], [], ["buy 120 A", "buy 150 B"], []]);
  });

  it("sells what is too much at the first", () => {
    const account = holding("A", 180, 50);
    const bars = [flat("A", 50, 3), flat("B", 20, 3)];
    expect(decide(bars, account)).toEqual(["sell 60 A"]);
    expect(decide(bars, account, { driftFraction: 0.4 })).toEqual([]);
  });

  it("spends no more than the cash that there is, less its reserve and the costs", () => {
    const account = { ...EMPTY, cash: 3_200 };
    const bars = [flat("A", 50, 4), flat("B", 20, 4)];
    expect(decide(bars, account)).toEqual(["buy 60 A"]);
    expect(decide(bars, account, { feeBps: 100, cashReserveFraction: 0 })).toEqual(["buy 63 A"]);
  });

  it("counts orders under way as if they had filled", () => {
    const order = {
      id: orderId("o"),
      symbol: "A",
      side: "buy",
      quantity: 120,
      type: { kind: "market" },
      reason: "",
      tsDecidedMs: epochMs(0),
    };
    const bars = [flat("A", 50, 4), flat("B", 20, 4)];
    expect(decide(bars, EMPTY, { openOrders: [order] })).toEqual(["buy 150 B"]);
  });

  it("decides nothing on an old price, and nothing for a symbol without bars", () => {
    expect(decide([flat("A", 50, 4), flat("B", 20, 3)], EMPTY)).toEqual([]);
    expect(decide([flat("A", 50, 4)], EMPTY)).toEqual([]);
  });

  it("gives an order the same id each time, and says what it is for", () => {
    const input = { bars: [flat("A", 50, 4)], account: EMPTY, targetWeights: { A: 0.5 } };
    const [order] = rebalance(adaptivePortfolioManifest.methods.rebalance.input.parse(input)).orders;
    expect(order).toMatchObject({
      id: `r${Date.parse("2020-02-04")}-A`,
      reason: "weight 0.00 %, target 50.00 %",
    });
  });

  it.each([[{ A: 0.6, B: 0.5 }], [{}]])("refuses the weights %j", (targetWeights) => {
    expect(() => decide([flat("A", 50, 4)], EMPTY, { targetWeights })).toThrow(/add up to at most 1/);
  });
});

describe("rebalancePhase", () => {
  const at = (days: readonly string[]): readonly BarSeries[] => [
    series("A", Object.fromEntries(days.map((day) => [day, 1]))),
  ];

  it("knows months, quarters and years", () => {
    const newYear = ["2019-12-31", "2020-01-02"];
    const march = ["2020-03-31", "2020-04-01"];
    const june = ["2020-05-29", "2020-06-01"];
    const phases = [newYear, march, june].map((days) =>
      (["month", "quarter", "year"] as const).map((every) => rebalancePhase(at(days), every)),
    );
    expect(phases).toEqual([
      ["sell", "sell", "sell"],
      ["sell", "sell", undefined],
      ["sell", undefined, undefined],
    ]);
  });

  it("knows nothing of a first bar", () => {
    expect(rebalancePhase(at(["2020-01-02"]), "month")).toBeUndefined();
    expect(rebalancePhase(at(["2020-01-02", "2020-01-03"]), "month")).toBeUndefined();
  });
});

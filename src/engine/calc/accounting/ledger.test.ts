import { describe, expect, it } from "vitest";
import { moneyFromText } from "#shared/model/money.ts";
import { bookFill, markPrice, openLedger } from "./ledger.ts";
import { createLedger } from "./testing/a-ledger.ts";
import { aFill } from "./testing/a-fill.ts";

describe("createLedger", () => {
  it("books a round trip to the last unit", () => {
    const ledger = createLedger(1000);
    ledger.apply(aFill({ side: "buy", quantity: 3, price: 33.33, fee: 0.1 }));
    ledger.apply(aFill({ side: "sell", quantity: 3, price: 33.34, fee: 0.1 }));
    expect(ledger.books()).toEqual({
      cash: moneyFromText("999.83"),
      positionsValue: 0n,
      equity: moneyFromText("999.83"),
      realizedProfit: moneyFromText("0.03"),
      unrealizedProfit: 0n,
      feesPaid: moneyFromText("0.2"),
    });
  });

  it("closes the oldest lots first", () => {
    const ledger = createLedger(1000);
    ledger.apply(aFill({ side: "buy", quantity: 1, price: 10 }));
    ledger.apply(aFill({ side: "buy", quantity: 1, price: 20 }));
    ledger.apply(aFill({ side: "sell", quantity: 1, price: 25 }));
    expect(ledger.books().realizedProfit).toBe(moneyFromText("15"));
    expect(ledger.account().positions[0]?.averagePrice).toBe(20);
  });

  it("turns a long into a short with one fill", () => {
    const ledger = createLedger(1000);
    ledger.apply(aFill({ side: "buy", quantity: 2, price: 10 }));
    ledger.apply(aFill({ side: "sell", quantity: 5, price: 12 }));
    ledger.mark("TEST", 11);
    expect(ledger.account()).toEqual({
      cash: 1040,
      equity: 1007,
      realizedProfit: 4,
      feesPaid: 0,
      positions: [{ symbol: "TEST", quantity: -3, averagePrice: 12, lastPrice: 11, unrealizedProfit: 3 }],
    });
  });

  it.each(["buy", "sell"] as const)("stays on its side at a %s of less than a unit", (side) => {
    const ledger = createLedger(1000);
    ledger.apply(aFill({ side: "buy", quantity: 2, price: 10 }));
    ledger.apply(aFill({ side, quantity: 4e-9, price: 10 }));
    expect(ledger.account()).toMatchObject({ equity: 1000, positions: [{ quantity: 2 }] });
  });

  it("keeps the cost of a part that does not divide evenly", () => {
    const ledger = createLedger(100);
    ledger.apply(aFill({ side: "buy", quantity: 3, price: 0.00000001 }));
    for (let count = 0; count < 3; count += 1) ledger.apply(aFill({ side: "sell", quantity: 1, price: 0 }));
    expect(ledger.books()).toMatchObject({
      positionsValue: 0n,
      realizedProfit: -3n,
      equity: moneyFromText("100") - 3n,
    });
  });
});

describe("markPrice", () => {
  it("stays the same object when a price changes nothing", () => {
    const held = markPrice(
      bookFill(openLedger(100), aFill({ side: "buy", quantity: 3, price: 10 })),
      "TEST",
      11,
    );
    expect(markPrice(held, "TEST", 11)).toBe(held);
    expect(markPrice(held, "MSFT", 5)).toBe(held);
  });
});

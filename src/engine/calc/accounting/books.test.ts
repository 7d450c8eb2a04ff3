import { describe, expect, it } from "vitest";
import { epochMs } from "#shared/model/time.ts";
import { createBooks } from "./books.ts";
import { aFill } from "./testing/a-fill.ts";

describe("createBooks", () => {
  it("makes a trade of a round trip, net of both fees", () => {
    const books = createBooks(1000);
    books.apply(aFill({ quantity: 2, price: 100, fee: 1, tsMs: epochMs(1), reason: "in" }), 3);
    books.apply(aFill({ side: "sell", quantity: 2, price: 110, fee: 2, tsMs: epochMs(2), reason: "out" }), 7);
    expect(books.trades).toEqual([
      {
        symbol: "TEST",
        side: "long",
        quantity: 2,
        tsEntryMs: 1,
        entryPrice: 100,
        entryReason: "in",
        tsExitMs: 2,
        exitPrice: 110,
        exitReason: "out",
        fees: 3,
        profit: 17,
        returnFraction: 0.085,
        barsHeld: 4,
      },
    ]);
    expect(books.account()).toEqual({
      cash: 1017,
      equity: 1017,
      realizedProfit: 20,
      feesPaid: 3,
      positions: [],
    });
  });

  it("splits a sale over the oldest lots", () => {
    const books = createBooks(1000);
    books.apply(aFill({ quantity: 1, price: 10, fee: 0.4 }), 0);
    books.apply(aFill({ quantity: 3, price: 20, fee: 0.6 }), 1);
    books.apply(aFill({ side: "sell", quantity: 2, price: 30, fee: 1 }), 2);
    expect(books.trades.map(({ quantity, entryPrice, fees }) => ({ quantity, entryPrice, fees }))).toEqual([
      { quantity: 1, entryPrice: 10, fees: 0.9 },
      { quantity: 1, entryPrice: 20, fees: 0.7 },
    ]);
    expect(books.holding("TEST").quantity).toBe(2);
  });

  it("gains on a short that falls", () => {
    const books = createBooks(1000);
    books.apply(aFill({ side: "sell", quantity: 4, price: 50 }), 0);
    books.mark(books.holding("TEST"), 45);
    expect([books.equity(), books.positionsValue(), books.cash()]).toEqual([1020, -180, 1200]);
    books.apply(aFill({ side: "buy", quantity: 4, price: 40 }), 1);
    expect(books.trades[0]).toMatchObject({ side: "short", profit: 40, returnFraction: 0.2 });
  });

  it("is exactly flat after fractions that do not add up in floating point", () => {
    const books = createBooks(1000);
    for (const quantity of [0.1, 0.2]) books.apply(aFill({ quantity }), 0);
    books.apply(aFill({ side: "sell", quantity: 0.3 }), 1);
    expect(books.account().positions).toEqual([]);
  });
});

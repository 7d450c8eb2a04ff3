import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLedger } from "#engine/calc/accounting/ledger.ts";
import { orderId } from "#shared/model/ids.ts";
import { moneyToNumber } from "#shared/model/money.ts";
import type { Fill } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import { bookFill, markPrice, openAccount, toAccountState } from "./session-account.ts";

const symbol = fc.constantFrom("AAPL", "MSFT");
const price = fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 1_000);
const fill: fc.Arbitrary<Fill> = fc.record({
  orderId: fc.constant(orderId("o")),
  symbol,
  side: fc.constantFrom("buy", "sell"),
  quantity: fc.integer({ min: 1, max: 5_000 }).map((units) => units / 10),
  price,
  fee: fc.integer({ min: 0, max: 999 }).map((units) => units / 1_000),
  tsMs: fc.constant(epochMs(0)),
  reason: fc.constant(""),
});
const mark = fc.record({ symbol, price });

describe("the account of a session", () => {
  it("has the same books as the kernel's ledger, whatever was filled and marked", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fill, mark), { maxLength: 40 }), (happenings) => {
        const ledger = createLedger(100_000);
        let account = openAccount(100_000);
        for (const happening of happenings) {
          if ("side" in happening) {
            ledger.apply(happening);
            account = bookFill(account, happening);
          } else {
            ledger.mark(happening.symbol, happening.price);
            account = markPrice(account, happening.symbol, happening.price);
          }
        }
        const bySymbol = (left: { symbol: string }, right: { symbol: string }): number =>
          left.symbol < right.symbol ? -1 : 1;
        const state = toAccountState(account);
        const expected = ledger.account();
        expect({ ...state, positions: state.positions.toSorted(bySymbol) }).toEqual({
          ...expected,
          positions: expected.positions.toSorted(bySymbol),
        });
        expect(moneyToNumber(account.cash)).toBe(expected.cash);
      }),
    );
  });

  it("stays the same object when a price changes nothing", () => {
    const held = markPrice(bookFill(openAccount(100), aFill()), "AAPL", 11);
    expect(markPrice(held, "AAPL", 11)).toBe(held);
    expect(markPrice(held, "MSFT", 5)).toBe(held);
  });

  it("books a round trip to the last unit", () => {
    const bought = bookFill(openAccount(100), aFill());
    const sold = bookFill(bought, { ...aFill(), side: "sell", price: 10.3, fee: 0 });
    expect(toAccountState(sold)).toEqual({
      cash: 100.8,
      equity: 100.8,
      realizedProfit: 0.9,
      feesPaid: 0.1,
      positions: [],
    });
  });
});

/** Three units at 10 with a fee of 0.1. */
function aFill(): Fill {
  return {
    orderId: orderId("o"),
    symbol: "AAPL",
    side: "buy",
    quantity: 3,
    price: 10,
    fee: 0.1,
    tsMs: epochMs(0),
    reason: "",
  };
}

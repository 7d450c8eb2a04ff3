import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fill } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";
import { createBooks } from "./books.ts";
import { createLedger } from "./testing/a-ledger.ts";
import { aFill } from "./testing/a-fill.ts";

const CENT = 0.01;

const decimal = (maximum: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: maximum * 1e8 }).map((units) => units / 1e8);

const fill: fc.Arbitrary<Fill> = fc
  .record({
    symbol: fc.constantFrom("A", "B"),
    side: fc.constantFrom("buy" as const, "sell" as const),
    quantity: fc.oneof(fc.integer({ min: 1, max: 500 }), decimal(1_000)),
    price: fc.oneof(
      fc.integer({ min: 1, max: 500_000 }).map((cents) => cents / 100),
      decimal(5_000),
    ),
    fee: decimal(20),
  })
  .map(aFill);

/** A list of fills and the price of each symbol at the end. */
const market = fc.record({
  fills: fc.array(fill, { maxLength: 60 }),
  marks: fc.tuple(decimal(5_000), decimal(5_000)),
});

describe("the exact ledger", () => {
  it("holds cash + positions = equity = initial + realised + unrealised - fees, exactly", () => {
    fc.assert(
      fc.property(market, ({ fills, marks }) => {
        const ledger = createLedger(100_000);
        for (const each of fills) ledger.apply(each);
        ledger.mark("A", marks[0]);
        ledger.mark("B", marks[1]);
        const books = ledger.books();
        const initial = createLedger(100_000).books().cash;
        expect(books.cash + books.positionsValue).toBe(books.equity);
        expect(initial + books.realizedProfit + books.unrealizedProfit - books.feesPaid).toBe(books.equity);
      }),
    );
  });
});

const held = ({ positions }: AccountState) =>
  new Map(positions.map(({ symbol, quantity }) => [symbol, quantity] as const));

describe("the floating books", () => {
  it("agree with the exact ledger to the cent after every fill and mark", () => {
    fc.assert(
      fc.property(market, ({ fills, marks }) => {
        const [books, ledger] = [createBooks(100_000), createLedger(100_000)];
        const compare = (): void => {
          const [float, exact] = [books.account(), ledger.account()];
          for (const key of ["cash", "equity", "realizedProfit", "feesPaid"] as const) {
            expect(Math.abs(float[key] - exact[key])).toBeLessThan(CENT);
          }
          // Their order is nobody's promise: one lists what was held first, the other what was opened first.
          expect(held(float)).toEqual(held(exact));
        };
        for (const each of fills) {
          books.apply(each, 0);
          ledger.apply(each);
          compare();
        }
        for (const [index, symbol] of ["A", "B"].entries()) {
          books.mark(books.holding(symbol), marks[index]!);
          ledger.mark(symbol, marks[index]!);
        }
        compare();
      }),
    );
  });

  it("close in trades what their realised profit says", () => {
    fc.assert(
      fc.property(market, ({ fills }) => {
        const books = createBooks(100_000);
        for (const each of fills) books.apply(each, 0);
        const closed = books.trades.reduce((sum, trade) => sum + trade.profit + trade.fees, 0);
        expect(Math.abs(closed - books.account().realizedProfit)).toBeLessThan(CENT);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aBar } from "#engine/testing/a-bar.ts";
import { orderId } from "#shared/model/ids.ts";
import type { Fill, OrderType } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import { createLedger } from "../accounting/testing/a-ledger.ts";
import { createSimulatedVenue } from "./simulated-venue.ts";
import { anApprovedOrder } from "./testing/an-order.ts";

const price = fc.integer({ min: 5_000, max: 20_000 }).map((cents) => cents / 100);

const type: fc.Arbitrary<OrderType> = fc.oneof(
  fc.constant<OrderType>({ kind: "market" }),
  price.map((limit): OrderType => ({ kind: "limit", limit })),
  price.map((stop): OrderType => ({ kind: "stop", stop })),
);

const step = fc.record({
  symbol: fc.constantFrom("A", "B"),
  prices: fc.tuple(price, price, price, price),
  order: fc.option(
    fc.record({
      type,
      side: fc.constantFrom("buy" as const, "sell" as const),
      quantity: fc.integer({ min: 1, max: 300 }),
    }),
    { nil: undefined },
  ),
});

const scenario = fc.record({
  steps: fc.array(step, { maxLength: 60 }),
  feeBps: fc.constantFrom(0, 1, 37),
  slippageBps: fc.constantFrom(0, 1, 25),
  allowShort: fc.boolean(),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** Runs the steps: each bar matches first, then the step's order is submitted at its close. */
function play({ steps, ...options }: Scenario, afterBar: (fills: readonly Fill[]) => void) {
  const venue = createSimulatedVenue({ initialCash: 20_000, ...options });
  const orders = new Map<string, { quantity: number; tsDecidedMs: number }>();
  for (const [index, { symbol, prices, order }] of steps.entries()) {
    const [open, close, ...rest] = prices;
    const [high, low] = [Math.max(open, close, ...rest), Math.min(open, close, ...rest)];
    const tsOpenMs = epochMs(index);
    afterBar(venue.onBar(symbol, aBar({ tsOpenMs, open, high, low, close })));
    if (order === undefined) continue;
    orders.set(`o${index}`, { quantity: order.quantity, tsDecidedMs: index });
    venue.submit(anApprovedOrder({ ...order, symbol, id: orderId(`o${index}`), tsDecidedMs: tsOpenMs }));
  }
  return { venue, orders };
}

describe("the simulated venue", () => {
  it("never fills more than was ordered, nor at or before the bar that decided", () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const filled: Fill[] = [];
        const { orders } = play(input, (fills) => filled.push(...fills));
        expect(new Set(filled.map(({ orderId }) => orderId)).size).toBe(filled.length);
        for (const fill of filled) {
          const order = orders.get(fill.orderId)!;
          expect(fill.quantity).toBeLessThanOrEqual(order.quantity);
          expect(fill.tsMs).toBeGreaterThan(order.tsDecidedMs);
        }
      }),
    );
  });

  it("keeps books that the exact ledger confirms to the cent", () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const ledger = createLedger(20_000);
        const { venue } = play(input, (fills) => {
          for (const fill of fills) ledger.apply(fill);
        });
        const account = venue.account();
        for (const { symbol, lastPrice } of account.positions) ledger.mark(symbol, lastPrice);
        expect(Math.abs(account.equity - ledger.account().equity)).toBeLessThan(0.01);
        expect(account.cash + venue.positionsValue()).toBe(account.equity);
      }),
    );
  });

  it("lends nothing and sells nothing that is not held, unless short sales are allowed", () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const { venue } = play({ ...input, allowShort: false }, () => undefined);
        expect(venue.account().cash).toBeGreaterThanOrEqual(0);
        for (const { quantity } of venue.account().positions) expect(quantity).toBeGreaterThan(0);
      }),
    );
  });
});

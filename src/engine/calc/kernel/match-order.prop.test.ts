import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderId } from "#shared/model/ids.ts";
import type { OrderType } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import { createSimulatedVenue } from "./simulated-venue.ts";
import { anApprovedOrder } from "./testing/an-order.ts";
import { walkBar, type WalkedOrder } from "./testing/walk-path.ts";

const price = fc.integer({ min: 80, max: 120 });

const type: fc.Arbitrary<OrderType> = fc.oneof(
  fc.constant<OrderType>({ kind: "market" }),
  price.map((limit): OrderType => ({ kind: "limit", limit })),
  price.map((stop): OrderType => ({ kind: "stop", stop })),
  fc.tuple(price, price).map(([stop, limit]): OrderType => ({ kind: "stop_limit", stop, limit })),
  fc
    .integer({ min: 1, max: 15 })
    .map((amount): OrderType => ({ kind: "trailing_stop", trail: { kind: "amount", amount } })),
);

const bars = fc.array(fc.tuple(price, price, price, price), { minLength: 1, maxLength: 8 });

describe("matchOrder", () => {
  it("fills where a walk along the path of the bar fills, bar after bar", () => {
    fc.assert(
      fc.property(type, fc.constantFrom("buy" as const, "sell" as const), bars, (orderType, side, given) => {
        const venue = createSimulatedVenue({
          initialCash: 1_000_000,
          feeBps: 0,
          slippageBps: 0,
          allowShort: true,
        });
        const walked: WalkedOrder = { type: orderType, side, best: undefined, isTriggered: false };
        venue.submit(anApprovedOrder({ id: orderId("o"), side, type: orderType, tsDecidedMs: epochMs(0) }));
        for (const [index, [open, close, one, two]] of given.entries()) {
          const [high, low] = [Math.max(open, close, one, two), Math.min(open, close, one, two)];
          const bar = { tsOpenMs: epochMs(index + 1), open, high, low, close, volume: 1 };
          const expected = walkBar(walked, bar);
          expect(venue.onBar("TEST", bar).map((fill) => fill.price)).toEqual(
            expected === undefined ? [] : [expected],
          );
          if (expected !== undefined) return;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

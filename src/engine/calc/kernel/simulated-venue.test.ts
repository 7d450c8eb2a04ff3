import { describe, expect, it } from "vitest";
import { aBar } from "#engine/testing/a-bar.ts";
import type { Bar } from "#shared/model/bar.ts";
import { orderId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { createSimulatedVenue, type SimulatedVenueOptions } from "./simulated-venue.ts";
import { anApprovedOrder } from "./testing/an-order.ts";

/** A venue without costs, 1,000 in cash, and the codes that it rejects with. */
function aVenue(options: Partial<SimulatedVenueOptions> = {}) {
  const rejections: string[] = [];
  const venue = createSimulatedVenue({
    initialCash: 1_000,
    feeBps: 0,
    slippageBps: 0,
    onRejected: (order, refusal, tsMs) => rejections.push(`${order.id} ${refusal.code} ${tsMs}`),
    ...options,
  });
  return { venue, rejections };
}

const barAt = (tsMs: number, prices: Partial<Bar> = {}): Bar => aBar({ tsOpenMs: epochMs(tsMs), ...prices });

describe("createSimulatedVenue", () => {
  it("fills a market order at the next bar's open, with fee and slippage", () => {
    const { venue } = aVenue({ feeBps: 10, slippageBps: 100 });
    venue.submit(anApprovedOrder({ quantity: 5, tsDecidedMs: epochMs(1), reason: "why" }));
    expect(venue.onBar("TEST", barAt(2, { open: 50, close: 60 }))).toEqual([
      {
        orderId: "o1",
        symbol: "TEST",
        side: "buy",
        quantity: 5,
        price: 50.5,
        fee: 0.2525,
        tsMs: 2,
        reason: "why",
      },
    ]);
    expect(venue.account()).toEqual({
      cash: 747.2475,
      equity: 1047.2475,
      realizedProfit: 0,
      feesPaid: 0.2525,
      positions: [{ symbol: "TEST", quantity: 5, averagePrice: 50.5, lastPrice: 60, unrealizedProfit: 47.5 }],
    });
    expect(venue.openOrders()).toEqual([]);
  });

  it("never fills at the bar that decided, nor at an earlier one", () => {
    const { venue } = aVenue();
    venue.submit(anApprovedOrder({ tsDecidedMs: epochMs(5) }));
    expect(venue.onBar("TEST", barAt(4))).toEqual([]);
    expect(venue.onBar("TEST", barAt(5))).toEqual([]);
    expect(venue.onBar("TEST", barAt(6)).length).toBe(1);
  });

  it("leaves an order of another symbol alone", () => {
    const { venue } = aVenue();
    venue.submit(anApprovedOrder({ symbol: "OTHER" }));
    expect(venue.onBar("TEST", barAt(1))).toEqual([]);
    expect(venue.openOrders().map(({ symbol }) => symbol)).toEqual(["OTHER"]);
  });

  it("keeps a limit that is not reached, until it is cancelled", () => {
    const { venue } = aVenue();
    venue.submit(anApprovedOrder({ type: { kind: "limit", limit: 90 } }));
    expect(venue.onBar("TEST", barAt(1))).toEqual([]);
    expect(venue.cancel(orderId("o1"))).toBe(true);
    expect(venue.cancel(orderId("o1"))).toBe(false);
    expect(venue.onBar("TEST", barAt(2, { open: 80, close: 80 }))).toEqual([]);
  });

  it("fills a stop before a limit that the same bar touches", () => {
    const { venue, rejections } = aVenue();
    venue.submit(anApprovedOrder({ quantity: 5 }));
    venue.onBar("TEST", barAt(1));
    venue.submit(
      anApprovedOrder({
        id: orderId("target"),
        side: "sell",
        quantity: 5,
        type: { kind: "limit", limit: 110 },
      }),
    );
    venue.submit(
      anApprovedOrder({ id: orderId("loss"), side: "sell", quantity: 5, type: { kind: "stop", stop: 90 } }),
    );
    const fills = venue.onBar("TEST", barAt(2, { high: 120, low: 80 }));
    expect(fills.map(({ orderId, price }) => [orderId, price])).toEqual([["loss", 90]]);
    expect(rejections).toEqual(["target venue.short-not-allowed 2"]);
  });

  it("turns away a buy that the open made too dear", () => {
    const { venue, rejections } = aVenue();
    venue.submit(anApprovedOrder({ quantity: 10 }));
    expect(venue.onBar("TEST", barAt(1, { open: 100.01 }))).toEqual([]);
    expect(rejections).toEqual(["o1 venue.insufficient-cash 1"]);
    expect(venue.openOrders()).toEqual([]);
    expect(venue.account().cash).toBe(1_000);
  });

  it("turns away the sale of what is not held, unless short sales are allowed", () => {
    const sale = anApprovedOrder({ side: "sell" });
    const [without, withShorts] = [aVenue(), aVenue({ allowShort: true })];
    for (const { venue } of [without, withShorts]) {
      venue.submit(sale);
      venue.onBar("TEST", barAt(1));
    }
    expect(without.rejections).toEqual(["o1 venue.short-not-allowed 1"]);
    expect(withShorts.venue.account().positions[0]?.quantity).toBe(-1);
  });

  it("covers a short even when that costs more cash than there is", () => {
    const { venue } = aVenue({ allowShort: true });
    venue.submit(anApprovedOrder({ side: "sell", quantity: 10 }));
    venue.onBar("TEST", barAt(1));
    venue.submit(anApprovedOrder({ id: orderId("o2"), quantity: 10 }));
    expect(venue.onBar("TEST", barAt(2, { open: 250 })).length).toBe(1);
    expect(venue.account().cash).toBe(-500);
  });

  it("covers the short although the turn to long became too dear", () => {
    const { venue, rejections } = aVenue({ allowShort: true, feeBps: 10 });
    venue.submit(anApprovedOrder({ side: "sell", quantity: 9 }));
    venue.onBar("TEST", barAt(1));
    venue.submit(anApprovedOrder({ id: orderId("turn"), quantity: 18 }));
    const fills = venue.onBar("TEST", barAt(2, { open: 110 }));
    expect(fills.map(({ quantity, price, fee }) => [quantity, price, fee])).toEqual([[9, 110, 0.99]]);
    expect(rejections).toEqual(["turn venue.insufficient-cash 2"]);
    expect(venue.account().positions).toEqual([]);
    expect(venue.openOrders()).toEqual([]);
  });

  it("keeps what a short sale brought as collateral, unless a margin is set", () => {
    const buyOther = (options: Partial<SimulatedVenueOptions>) => {
      const { venue, rejections } = aVenue({ allowShort: true, ...options });
      venue.submit(anApprovedOrder({ side: "sell", quantity: 6 }));
      venue.onBar("TEST", barAt(1));
      venue.submit(anApprovedOrder({ id: orderId("o2"), symbol: "OTHER", quantity: 5 }));
      venue.submit(anApprovedOrder({ id: orderId("o3"), symbol: "OTHER", quantity: 4 }));
      venue.onBar("OTHER", barAt(2));
      return { rejections, held: venue.account().positions.map(({ quantity }) => quantity) };
    };
    // 600 of the 1,000 stand behind the short; the 600 that it brought buy nothing.
    expect(buyOther({})).toEqual({ rejections: ["o2 venue.short-collateral 2"], held: [-6, 4] });
    expect(buyOther({ initialMargin: 0.5 })).toEqual({ rejections: [], held: [-6, 9] });
  });

  it("sells no more short than own money covers, and closes the long all the same", () => {
    const { venue, rejections } = aVenue({ allowShort: true, feeBps: 10 });
    venue.submit(anApprovedOrder({ quantity: 5 }));
    venue.onBar("TEST", barAt(1));
    venue.submit(anApprovedOrder({ id: orderId("turn"), side: "sell", quantity: 15 }));
    const fills = venue.onBar("TEST", barAt(2, { open: 100 }));
    expect(fills.map(({ quantity }) => quantity)).toEqual([5]);
    expect(rejections).toEqual(["turn venue.short-collateral 2"]);
  });

  it("values what is under way at its own price, a market order at the last one", () => {
    const { venue } = aVenue();
    venue.onBar("TEST", barAt(1, { close: 101 }));
    venue.submit(anApprovedOrder({ id: orderId("a") }));
    venue.submit(anApprovedOrder({ id: orderId("b"), type: { kind: "limit", limit: 90 } }));
    venue.submit(anApprovedOrder({ id: orderId("c"), type: { kind: "stop", stop: 120 } }));
    expect(venue.pending().map(({ price }) => price)).toEqual([101, 90, 120]);
  });

  it("stops on an order id that is already open", () => {
    const { venue } = aVenue();
    venue.submit(anApprovedOrder());
    expect(() => venue.submit(anApprovedOrder())).toThrow("order o1 is already open");
  });

  it("counts the bars that a trade was held", () => {
    const { venue } = aVenue();
    venue.submit(anApprovedOrder());
    for (const tsMs of [1, 2, 3]) venue.onBar("TEST", barAt(tsMs));
    venue.submit(anApprovedOrder({ id: orderId("o2"), side: "sell", tsDecidedMs: epochMs(3) }));
    venue.onBar("TEST", barAt(4));
    expect(venue.trades()[0]?.barsHeld).toBe(3);
  });

  it("is idle while nothing rests, and bars that are passed then leave it as bars that are shown would", () => {
    const [passed, shown] = [aVenue().venue, aVenue().venue];
    const market = passed.market("TEST");
    for (const venue of [passed, shown]) {
      venue.submit(anApprovedOrder({ id: orderId("o1"), quantity: 2, tsDecidedMs: epochMs(1) }));
      venue.onBar("TEST", barAt(2));
    }
    expect(market.isIdle).toBe(true);
    for (const [tsMs, close] of [
      [3, 90],
      [4, 95],
    ] as const)
      shown.onBar("TEST", barAt(tsMs, { close }));
    market.pass(2, 95);
    for (const venue of [passed, shown]) {
      venue.submit(
        anApprovedOrder({ id: orderId("o2"), side: "sell", quantity: 2, tsDecidedMs: epochMs(4) }),
      );
    }
    expect(market.isIdle).toBe(false);
    expect(passed.account()).toEqual(shown.account());
    for (const venue of [passed, shown]) venue.onBar("TEST", barAt(5));
    expect(passed.trades()).toEqual(shown.trades());
    expect(passed.trades()[0]?.barsHeld).toBe(3);
  });
});

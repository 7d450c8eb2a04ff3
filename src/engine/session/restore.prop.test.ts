import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEvent } from "#engine/testing/an-event.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { orderId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { emptySnapshot, restore } from "./restore.ts";

const SESSION = sessionId("s1");

/** One order from submission to its end, as the events of a paper session tell it. */
const orderStory = fc.record({
  side: fc.constantFrom("buy" as const, "sell" as const),
  symbol: fc.constantFrom("AAPL", "MSFT"),
  quantity: fc.integer({ min: 2, max: 50 }),
  price: fc.integer({ min: 1, max: 10_000 }).map((cents) => cents / 100),
  end: fc.constantFrom("filled", "filled in parts", "cancelled", "denied", "working"),
});
type OrderStory = typeof orderStory extends fc.Arbitrary<infer Story> ? Story : never;

function tellOrder(story: OrderStory, number: number, add: (...event: Told) => void): void {
  const { side, symbol, quantity, price, end } = story;
  const id = orderId(`o${number}`);
  const fill = { orderId: id, symbol, side, quantity, price, fee: 0.1, tsMs: epochMs(number), reason: "" };
  const type = { kind: "market" } as const;
  if (end === "denied") return add("order.denied", { orderId: id, symbol, code: "risk.x", message: "no" });
  add("order.submitted", {
    order: { id, symbol, side, quantity, type, reason: "", tsDecidedMs: epochMs(number) },
  });
  add("order.accepted", { orderId: id });
  add("market.data.updated", {
    symbol,
    price,
    tsEventMs: epochMs(number),
    source: "demo",
    isSynthetic: true,
  });
  if (end === "filled") add("order.filled", { orderId: id, fill });
  if (end === "filled in parts") {
    add("order.filled", { orderId: id, fill: { ...fill, quantity: 1 } });
    add("order.filled", { orderId: id, fill: { ...fill, quantity: quantity - 1, price: price + 1 } });
  }
  if (end === "cancelled") add("order.cancelled", { orderId: id, reason: "asked" });
}
type Told = Parameters<typeof anEvent> extends [number, ...infer Rest] ? Rest : never;

const log = fc.array(orderStory, { maxLength: 12 }).map((stories) => {
  const events: AnyEnvelope[] = [];
  const add = (...event: Told): void => void events.push(anEvent(events.length + 1, ...event));
  add("session.opened", {
    mode: "paper",
    runId: undefined,
    strategy: "momentum",
    symbols: ["AAPL", "MSFT"],
    feed: "demo",
    isSynthetic: true,
    initialCash: 10_000,
  });
  for (const [number, story] of stories.entries()) tellOrder(story, number, add);
  return events;
});

describe("restore", () => {
  it("gives the same state from any snapshot and its tail as from all events", () => {
    fc.assert(
      fc.property(log, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), (events, share, overlap) => {
        const cut = Math.round(share * events.length);
        const whole = restore(emptySnapshot(SESSION), events);
        const snapshot = restore(emptySnapshot(SESSION), events.slice(0, cut));
        const tail = events.slice(Math.max(0, cut - overlap));
        expect(restore(snapshot, tail)).toEqual(whole);
      }),
    );
  });

  it("never books more than the account explains: equity is cash and what is held", () => {
    fc.assert(
      fc.property(log, (events) => {
        const { account } = restore(emptySnapshot(SESSION), events).state;
        const cost = account.holdings
          .flatMap((holding) => holding.lots.map((lot) => holding.direction * lot.cost))
          .reduce((total, value) => total + value, 0n);
        expect(account.cash + cost + account.feesPaid - account.realizedProfit).toBe(10_000n * 10n ** 8n);
      }),
    );
  });

  it("refuses events that do not ascend", () => {
    const event = anEvent(2, "trading.resumed", { by: "user" });
    expect(() => restore(emptySnapshot(SESSION), [event, event])).toThrow(
      expect.objectContaining({ code: "internal.invariant-broken" }),
    );
  });
});

import * as fc from "fast-check";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { orderId } from "#shared/model/ids.ts";
import { DAY_MS, epochMs, type EpochMs } from "#shared/model/time.ts";
import { anEvent } from "./an-event.ts";

/** Eight hours between one order and the next: days roll, weekends come. */
const STEP_MS = DAY_MS / 3;
const FIRST_MS = Date.UTC(2024, 6, 1, 14, 30);

/** One order from submission to its end, as the events of a paper session tell it. */
const orderStory = fc.record({
  side: fc.constantFrom("buy" as const, "sell" as const),
  symbol: fc.constantFrom("AAPL", "MSFT"),
  quantity: fc.integer({ min: 2, max: 50 }),
  price: fc.integer({ min: 1, max: 10_000 }).map((cents) => cents / 100),
  isBar: fc.boolean(),
  end: fc.constantFrom("filled", "filled in parts", "cancelled", "denied", "working"),
});
type OrderStory = typeof orderStory extends fc.Arbitrary<infer Story> ? Story : never;

/** When the story of that number happens. */
const storyTimeMs = (number: number): EpochMs => epochMs(FIRST_MS + number * STEP_MS);

function tellOrder(story: OrderStory, number: number, add: (...event: Told) => void): void {
  const { side, symbol, quantity, price, isBar, end } = story;
  const [id, time] = [orderId(`o${number}`), storyTimeMs(number)];
  const fill = { orderId: id, symbol, side, quantity, price, fee: 0.1, tsMs: time, reason: "" };
  const type = { kind: "market" } as const;
  if (end === "denied") return add("order.denied", { orderId: id, symbol, code: "risk.x", message: "no" });
  add("order.submitted", { order: { id, symbol, side, quantity, type, reason: "", tsDecidedMs: time } });
  add("order.accepted", { orderId: id });
  const bar = { tsOpenMs: time, open: price, high: price, low: price, close: price, volume: 1 };
  const update = { symbol, price, tsEventMs: time, source: "demo", isSynthetic: true };
  add("market.data.updated", isBar ? { ...update, bar } : update);
  if (end === "filled") add("order.filled", { orderId: id, fill });
  if (end === "filled in parts") {
    add("order.filled", { orderId: id, fill: { ...fill, quantity: 1 } });
    add("order.filled", { orderId: id, fill: { ...fill, quantity: quantity - 1, price: price + 1 } });
  }
  if (end === "cancelled") add("order.cancelled", { orderId: id, reason: "asked" });
  // Told beside the state, and no part of it.
  const account = { cash: 0, equity: 0, realizedProfit: 0, feesPaid: 0, positions: [] };
  add("balance.changed", { account });
}
type Told = Parameters<typeof anEvent> extends [number, ...infer Rest] ? Rest : never;

/** The log of session `s1` in two symbols, from its opening on, with up to twelve orders over four days. */
export const anySessionLog = fc.array(orderStory, { maxLength: 12 }).map((stories) => {
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

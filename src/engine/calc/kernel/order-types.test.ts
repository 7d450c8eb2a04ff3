import { describe, expect, it } from "vitest";
import { orderId } from "#shared/model/ids.ts";
import type { OrderType } from "#shared/model/order.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { aVenue } from "./testing/a-venue.ts";

const trail = (amount: number): OrderType => ({ kind: "trailing_stop", trail: { kind: "amount", amount } });
const stopLimit = (stop: number, limit: number): OrderType => ({ kind: "stop_limit", stop, limit });

/** A bench that holds 10 at 100. */
function aHolder(options: Parameters<typeof aVenue>[0] = {}) {
  const bench = aVenue(options);
  bench.send("in");
  bench.bar([100, 100, 100, 100]);
  return bench;
}

describe("a stop-limit order", () => {
  it.each<[string, readonly [number, number, number, number], readonly string[]]>([
    ["fills at its stop when the bar touches it", [100, 103, 99, 101], ["o buy 10 @ 102"]],
    ["waits below its stop", [100, 101.9, 99, 101], []],
    ["fills at an open between stop and limit", [102.5, 103, 102, 103], ["o buy 10 @ 102.5"]],
    ["comes back to its limit after an open beyond it", [105, 106, 102, 104], ["o buy 10 @ 103"]],
    ["does not fill at all beyond its limit", [105, 106, 104, 104], []],
  ])("%s", (_name, prices, expected) => {
    const bench = aVenue();
    bench.send("o", { type: stopLimit(102, 103) });
    expect(bench.bar(prices)).toEqual(expected);
  });

  it("stays a limit once its stop was touched", () => {
    const bench = aVenue();
    bench.send("o", { type: stopLimit(102, 103) });
    expect(bench.bar([105, 106, 104, 104])).toEqual([]);
    expect(bench.bar([104, 104, 101, 102])).toEqual(["o buy 10 @ 103"]);
  });

  it("with a limit short of its stop fills inside the bar only when the close has come back to it", () => {
    for (const [close, expected] of [
      [101.5, []],
      [100.5, ["o buy 10 @ 101"]],
    ] as const) {
      const bench = aVenue();
      bench.send("o", { type: stopLimit(102, 101) });
      expect(bench.bar([100, 103, 100, close])).toEqual(expected);
    }
  });

  it("never pays slippage beyond its limit", () => {
    const bench = aVenue({ slippageBps: 200 });
    bench.send("o", { type: stopLimit(102, 103) });
    expect(bench.bar([100, 104, 100, 104])).toEqual(["o buy 10 @ 103"]);
  });
});

describe("a trailing stop", () => {
  it("follows the best price and never goes back", () => {
    const bench = aHolder();
    bench.send("t", { side: "sell", type: trail(5) });
    expect(bench.bar([100, 110, 100, 109])).toEqual([]);
    expect(bench.bar([109, 109, 106, 107])).toEqual([]);
    expect(bench.bar([107, 107, 104, 106])).toEqual(["t sell 10 @ 105"]);
  });

  it("meets the adverse extreme of a bar before the favourable one", () => {
    const bench = aHolder();
    bench.send("t", { side: "sell", type: trail(5) });
    expect(bench.bar([100, 120, 96, 118])).toEqual([]);
    expect(bench.bar([118, 118, 114, 117])).toEqual(["t sell 10 @ 115"]);
  });

  it("fills on the way from the favourable extreme to the close", () => {
    const bench = aHolder();
    bench.send("t", { side: "sell", type: trail(5) });
    expect(bench.bar([100, 120, 99, 110])).toEqual(["t sell 10 @ 115"]);
  });

  it("fills at an open that gaps through it", () => {
    const bench = aHolder();
    bench.send("t", { side: "sell", type: trail(5) });
    bench.bar([100, 101, 99, 100]);
    expect(bench.bar([90, 91, 89, 90])).toEqual(["t sell 10 @ 90"]);
  });

  it("trails by a fraction, and from above for a buy", () => {
    const bench = aVenue();
    bench.send("t", { type: { kind: "trailing_stop", trail: { kind: "fraction", fraction: 0.1 } } });
    expect(bench.bar([100, 101, 90, 91])).toEqual([]);
    expect(bench.bar([91, 100, 91, 100])).toEqual(["t buy 10 @ 99"]);
  });
});

describe("a bracket", () => {
  const exits = { stop: 95, target: 110 };

  it("places its exits when the entry fills, and one of them takes the other along", () => {
    const bench = aVenue();
    bench.send("o", { exits });
    expect(bench.venue.openOrders().length).toBe(1);
    expect(bench.bar([100, 105, 98, 104])).toEqual([
      "o buy 10 @ 100",
      "o-stop-1 placed",
      "o-target-1 placed",
    ]);
    expect(bench.bar([104, 111, 104, 111])).toEqual(["o-target-1 sell 10 @ 110", "o-stop-1 cancelled"]);
    expect(bench.venue.openOrders()).toEqual([]);
  });

  it("takes the stop when a bar reaches both", () => {
    const bench = aVenue();
    bench.send("o", { exits });
    bench.bar([100, 101, 99, 100]);
    expect(bench.bar([100, 112, 94, 110])).toEqual(["o-stop-1 sell 10 @ 95", "o-target-1 cancelled"]);
  });

  it("takes the target when the bar opens there, for the open is known to be first", () => {
    const bench = aVenue();
    bench.send("o", { exits });
    bench.bar([100, 101, 99, 100]);
    expect(bench.bar([112, 113, 94, 100])).toEqual(["o-target-1 sell 10 @ 112", "o-stop-1 cancelled"]);
  });

  it("loses through its stop at the open that gaps through it", () => {
    const bench = aVenue();
    bench.send("o", { exits });
    bench.bar([100, 101, 99, 100]);
    expect(bench.bar([90, 91, 89, 90])).toEqual(["o-stop-1 sell 10 @ 90", "o-target-1 cancelled"]);
  });

  it("meets in the bar of an entry at the open the whole bar, at its worst", () => {
    const bench = aVenue();
    bench.send("o", { exits });
    expect(bench.bar([100, 115, 94, 112]).slice(3)).toEqual([
      "o-stop-1 sell 10 @ 95",
      "o-target-1 cancelled",
    ]);
    bench.send("p", { exits });
    expect(bench.bar([100, 115, 99, 112]).slice(3)).toEqual([
      "p-target-1 sell 10 @ 110",
      "p-stop-1 cancelled",
    ]);
  });

  it("does not believe that the price went to the target after an entry by limit, unless the close says so", () => {
    const bench = aVenue();
    bench.send("o", { type: { kind: "limit", limit: 98 }, exits });
    expect(bench.bar([105, 115, 97, 109])).toEqual(["o buy 10 @ 98", "o-stop-1 placed", "o-target-1 placed"]);
    bench.bar([100, 100, 90, 95]);
    bench.send("p", { type: { kind: "limit", limit: 98 }, exits });
    expect(bench.bar([105, 115, 97, 112]).slice(3)).toEqual([
      "p-target-1 sell 10 @ 110",
      "p-stop-1 cancelled",
    ]);
  });

  it("believes that the price came back to the stop after an entry by stop", () => {
    const bench = aVenue();
    bench.send("o", { type: { kind: "stop", stop: 102 }, exits: { stop: 99, target: 104 } });
    expect(bench.bar([100, 105, 98, 103])).toEqual([
      "o buy 10 @ 102",
      "o-stop-1 placed",
      "o-target-1 placed",
      "o-stop-1 sell 10 @ 99",
      "o-target-1 cancelled",
    ]);
  });

  it("leaves at once when the entry filled beyond its stop", () => {
    const bench = aVenue();
    bench.send("o", { type: { kind: "limit", limit: 98 }, exits: { stop: 96 } });
    expect(bench.bar([90, 91, 89, 90])).toEqual([
      "o buy 10 @ 90",
      "o-stop-1 placed",
      "o-stop-1 sell 10 @ 90",
    ]);
  });

  it("guards only what has filled, with a pair of exits for each part", () => {
    const bench = aVenue({ participationFraction: 0.1 });
    bench.send("o", { quantity: 100, exits: { stop: 95, target: 110 } });
    bench.bar([100, 101, 99, 100], 400);
    expect(bench.venue.openOrders().map(({ id, quantity }) => `${id} ${quantity}`)).toEqual([
      "o 60",
      "o-stop-1 40",
      "o-target-1 40",
    ]);
    bench.bar([100, 101, 99, 100], 300);
    expect(bench.venue.cancel(orderId("o"))).toBe(true);
    // One fills 50 of the bar's room of 50: 40 of the first pair and 10 of the second.
    expect(bench.bar([100, 112, 100, 111], 500)).toEqual([
      "o-target-1 sell 40 @ 110",
      "o-stop-1 cancelled",
      "o-target-2 sell 10 @ 110",
    ]);
    expect(bench.venue.openOrders().map(({ id, quantity }) => `${id} ${quantity}`)).toEqual([
      "o-stop-2 20",
      "o-target-2 20",
    ]);
    expect(bench.held()).toBe(20);
  });

  it("goes when its position is sold otherwise, in part or whole", () => {
    const bench = aVenue();
    bench.send("o", { exits });
    bench.bar([100, 101, 99, 100]);
    bench.send("half", { side: "sell", quantity: 4 });
    bench.bar([100, 101, 99, 100]);
    expect(bench.venue.openOrders().map(({ id, quantity }) => `${id} ${quantity}`)).toEqual([
      "o-stop-1 6",
      "o-target-1 6",
    ]);
    bench.send("rest", { side: "sell", quantity: 6 });
    expect(bench.bar([100, 101, 90, 100])).toEqual([
      "rest sell 6 @ 100",
      "o-stop-1 cancelled",
      "o-target-1 cancelled",
    ]);
  });

  it("guards of an order that turns a position round only what that opens", () => {
    const bench = aHolder({ allowShort: true });
    bench.send("turn", { side: "sell", quantity: 30, exits: { trail: { kind: "amount", amount: 5 } } });
    bench.bar([100, 101, 99, 100]);
    expect(bench.venue.openOrders().map(({ id, side, quantity }) => `${id} ${side} ${quantity}`)).toEqual([
      "turn-trail-1 buy 20",
    ]);
  });
});

describe("orders of one group", () => {
  it("lose what one of them fills, in the same bar", () => {
    const bench = aVenue();
    bench.send("up", { group: "g", type: { kind: "stop", stop: 102 } });
    bench.send("down", { group: "g", type: { kind: "limit", limit: 98 } });
    expect(bench.bar([100, 103, 97, 100])).toEqual(["up buy 10 @ 102", "down cancelled"]);
  });

  it("lose a part when a part was filled, and end together", () => {
    const bench = aVenue({ participationFraction: 0.1 });
    bench.send("up", { group: "g", type: { kind: "stop", stop: 102 } });
    bench.send("down", { group: "g", type: { kind: "limit", limit: 98 } });
    expect(bench.bar([100, 103, 100, 100], 40)).toEqual(["up buy 4 @ 102"]);
    expect(bench.bar([100, 100, 97, 100], 1_000)).toEqual([
      "down buy 6 @ 98",
      "down cancelled",
      "up cancelled",
    ]);
    expect(bench.held()).toBe(10);
  });
});

describe("time in force", () => {
  const limit: OrderType = { kind: "limit", limit: 90 };

  it("ends a day order with its day, on daily bars after one", () => {
    const bench = aVenue({ barMs: DAY_MS });
    bench.send("o", { type: limit, timeInForce: { kind: "day" } });
    expect(bench.bar([100, 101, 99, 100])).toEqual(["o expired"]);
  });

  it("keeps a day order over the bars of its day and drops it at the first bar of the next", () => {
    const bench = aVenue({ barMs: 60 * 60_000 });
    bench.send("o", { type: limit, timeInForce: { kind: "day" } });
    const days = Array.from({ length: 14 }, () => bench.bar([100, 101, 99, 100]));
    // Sent at 10:00 in New York; the bar that opens at its midnight is the 14th.
    expect(days.findIndex((told) => told.length > 0)).toBe(13);
  });

  it("ends an order that is good till a time with the first bar from then on", () => {
    const bench = aVenue();
    const tsUntilMs = epochMs(Date.UTC(2020, 0, 6, 15, 2));
    bench.send("o", { type: limit, timeInForce: { kind: "gtd", tsUntilMs } });
    expect(bench.bar([100, 101, 99, 100])).toEqual([]);
    expect(bench.bar([80, 81, 79, 80])).toEqual(["o expired"]);
  });

  it("fills what it can at once or all at once, and drops the rest", () => {
    const bench = aVenue({ participationFraction: 0.1 });
    bench.send("some", { timeInForce: { kind: "ioc" } });
    bench.send("all", { timeInForce: { kind: "fok" } });
    expect(bench.bar([100, 101, 99, 100], 60)).toEqual(["some buy 6 @ 100", "some expired", "all expired"]);
    bench.send("whole", { timeInForce: { kind: "fok" } });
    expect(bench.bar([100, 101, 99, 100], 100)).toEqual(["whole buy 10 @ 100"]);
  });
});

describe("partial fills", () => {
  it("take no more than their part of each bar's volume, and whole units of whole orders", () => {
    const bench = aVenue({ participationFraction: 0.1 });
    bench.send("o", { quantity: 10 });
    expect(bench.bar([100, 101, 99, 100], 37)).toEqual(["o buy 3 @ 100"]);
    expect(bench.bar([101, 101, 99, 100], 0)).toEqual([]);
    expect(bench.bar([102, 103, 99, 100], 500)).toEqual(["o buy 7 @ 102"]);
  });

  it("share the volume of a bar in the order of their turn", () => {
    const bench = aVenue({ participationFraction: 0.1 });
    bench.send("first", { quantity: 8 });
    bench.send("second", { quantity: 8 });
    expect(bench.bar([100, 101, 99, 100], 100)).toEqual(["first buy 8 @ 100", "second buy 2 @ 100"]);
  });
});

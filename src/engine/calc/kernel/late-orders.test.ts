import { describe, expect, it } from "vitest";
import { orderId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { anApprovedOrder } from "./testing/an-order.ts";
import { aVenue } from "./testing/a-venue.ts";
import { createSimulatedVenue } from "./simulated-venue.ts";

const HOUR_MS = 3_600_000;

describe("an order to leave that is still on its way when an exit fills", () => {
  /** Holds 10 at 100 with a stop at 95; orders need a bar to arrive. */
  function aGuardedHolder() {
    const bench = aVenue({ latencyBars: 1, allowShort: true });
    bench.send("in", { exits: { stop: 95 } });
    bench.bar([100, 100, 100, 100]);
    bench.bar([100, 100, 100, 100]);
    return bench;
  }

  it("closes nothing more, and opens nothing the other way", () => {
    const bench = aGuardedHolder();
    bench.send("out", { side: "sell" });
    expect(bench.bar([100, 100, 94, 96])).toEqual(["in-stop-1 sell 10 @ 95", "out cancelled"]);
    expect(bench.bar([96, 96, 96, 96])).toEqual([]);
    expect(bench.held()).toBe(0);
  });

  it("still turns to the size that was wanted", () => {
    const bench = aGuardedHolder();
    bench.send("turn", { side: "sell", quantity: 25 });
    bench.bar([100, 100, 94, 96]);
    expect(bench.bar([96, 96, 96, 96])).toEqual(["turn sell 15 @ 96", "turn cancelled"]);
    expect(bench.held()).toBe(-15);
  });

  it("still sells what the exit did not guard", () => {
    const bench = aGuardedHolder();
    bench.send("more");
    bench.bar([100, 100, 100, 100]);
    bench.bar([100, 100, 100, 100]);
    bench.send("half", { side: "sell" });
    expect(bench.bar([100, 100, 94, 96])).toEqual(["in-stop-1 sell 10 @ 95"]);
    expect(bench.bar([96, 96, 96, 96])).toEqual(["half sell 10 @ 96"]);
    expect(bench.held()).toBe(0);
  });
});

describe("exits of an entry that adds to a position", () => {
  it("guard what the entry added, and leave the exits of the rest alone", () => {
    const bench = aVenue();
    bench.send("a", { exits: { stop: 90 } });
    bench.bar([100, 100, 100, 100]);
    bench.send("b", { exits: { stop: 95 } });
    bench.bar([100, 100, 100, 100]);
    expect(bench.venue.openOrders().map(({ id, quantity }) => `${id} ${quantity}`)).toEqual([
      "a-stop-1 10",
      "b-stop-1 10",
    ]);
  });

  it("guard nothing of what was held without exits", () => {
    const bench = aVenue();
    bench.send("a");
    bench.bar([100, 100, 100, 100]);
    bench.send("b", { exits: { stop: 95 } });
    bench.bar([100, 100, 100, 100]);
    expect(bench.bar([100, 100, 94, 96])).toEqual(["b-stop-1 sell 10 @ 95"]);
    expect(bench.held()).toBe(10);
  });
});

describe("a day order at a venue that was not told how long its bars are", () => {
  it("outlives the hour that opens at midnight UTC", () => {
    const told: string[] = [];
    const venue = createSimulatedVenue({
      initialCash: 1_000_000,
      feeBps: 0,
      slippageBps: 0,
      onReport: ({ kind }) => told.push(kind),
    });
    const evening = Date.UTC(2020, 0, 6, 22);
    const bar = (hours: number, low: number): void => {
      const tsOpenMs = epochMs(evening + hours * HOUR_MS);
      venue.onBar("TEST", { tsOpenMs, open: 100, high: 100, low, close: 100, volume: 1 });
    };
    bar(0, 100);
    venue.submit(
      anApprovedOrder({
        id: orderId("o"),
        type: { kind: "limit", limit: 98 },
        timeInForce: { kind: "day" },
        tsDecidedMs: epochMs(evening),
      }),
    );
    bar(1, 100);
    bar(2, 100);
    bar(3, 97);
    expect(told).toEqual(["updated", "filled"]);
  });
});

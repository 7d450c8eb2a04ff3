import { describe, expect, it } from "vitest";
import { DAY_MS } from "#shared/model/time.ts";
import { aVenue } from "./testing/a-venue.ts";

describe("costs of the simulated venue", () => {
  it("charge by the unit, and at least the minimum once an order", () => {
    const bench = aVenue({ feePerShare: 0.01, minimumFee: 1, participationFraction: 0.1 });
    bench.send("o", { quantity: 150 });
    bench.bar([100, 100, 100, 100], 500);
    expect(bench.venue.account().feesPaid).toBe(1);
    bench.bar([100, 100, 100, 100], 500);
    expect(bench.venue.account().feesPaid).toBe(1);
    bench.bar([100, 100, 100, 100], 500);
    expect(bench.venue.account().feesPaid).toBe(1.5);
  });

  it("let who takes pay half of the spread, and a limit fill only when the spread leaves it its price", () => {
    const bench = aVenue({ halfSpreadBps: 100, slippageBps: 100 });
    bench.send("taker");
    expect(bench.bar([100, 100, 100, 100])).toEqual(["taker buy 10 @ 102"]);
    bench.send("maker", { type: { kind: "limit", limit: 98 } });
    expect(bench.bar([100, 100, 97.5, 99])).toEqual([]);
    expect(bench.bar([99, 99, 97, 99])).toEqual(["maker buy 10 @ 98"]);
    bench.send("open", { type: { kind: "limit", limit: 98 } });
    expect(bench.bar([96, 96, 96, 96])).toEqual(["open buy 10 @ 96.96"]);
  });

  it("keep an order away for so many bars, or until so long after the first one", () => {
    const byBars = aVenue({ latencyBars: 2 });
    byBars.send("o");
    expect([1, 2, 3].map(() => byBars.bar([100, 100, 100, 100]).length)).toEqual([0, 0, 1]);
    const byTime = aVenue({ latencyMs: 60_001 });
    byTime.send("o");
    expect([1, 2, 3].map(() => byTime.bar([100, 100, 100, 100]).length)).toEqual([0, 0, 1]);
  });

  it("take a fee for what is borrowed, by time and by its value at the last close", () => {
    const bench = aVenue({ allowShort: true, borrowRate: 0.365, barMs: DAY_MS });
    bench.send("short", { side: "sell", quantity: 10 });
    bench.bar([100, 100, 100, 200]);
    expect(bench.venue.chargesPaid()).toBe(0);
    expect(bench.bar([200, 200, 200, 100])).toEqual(["charged 2"]);
    expect(bench.bar([100, 100, 100, 100])).toEqual(["charged 1"]);
    expect(bench.venue.chargesPaid()).toBe(3);
    expect(bench.venue.account()).toMatchObject({ cash: 1_000_997, feesPaid: 3, equity: 999_997 });
  });
});

describe("a margin account", () => {
  const terms = { initialCash: 1_000, initialMargin: 0.5, maintenanceMargin: 0.25 };

  it("lends up to the initial margin and not more", () => {
    const bench = aVenue(terms);
    bench.send("o", { quantity: 20 });
    expect(bench.bar([100, 100, 100, 100])).toEqual(["o buy 20 @ 100"]);
    expect(bench.venue.account().cash).toBe(-1_000);
    bench.send("p", { quantity: 1 });
    expect(bench.bar([100, 100, 100, 100])).toEqual(["p venue.insufficient-margin"]);
  });

  it("needs its margin for short sales, and still lets what it closes go", () => {
    const bench = aVenue({ ...terms, allowShort: true });
    bench.send("o", { quantity: 10 });
    bench.bar([100, 100, 100, 100]);
    bench.send("turn", { side: "sell", quantity: 40 });
    expect(bench.bar([100, 100, 100, 100])).toEqual(["turn sell 10 @ 100", "turn venue.insufficient-margin"]);
    expect(bench.held()).toBe(0);
  });

  it("closes the position at the worst price of the bar that breaks the maintenance margin", () => {
    const bench = aVenue(terms);
    bench.send("o", { quantity: 20, exits: { target: 150 } });
    bench.bar([100, 100, 100, 100]);
    // Own money at 66 is 320 of 1,320: below a quarter.
    expect(bench.bar([100, 101, 67, 100])).toEqual([]);
    const told = bench.bar([100, 101, 66, 100]);
    expect(told.map((line) => line.replace(/\d{13}/, "…"))).toEqual([
      "o-target-1 cancelled",
      "margin-call-TEST-… placed",
      "margin-call-TEST-… sell 20 @ 66",
    ]);
    expect(bench.venue.account()).toMatchObject({ cash: 320, positions: [] });
    expect(bench.venue.trades()[0]?.exitReason).toBe("margin call");
  });

  it("closes a short at the highest price", () => {
    const bench = aVenue({ ...terms, allowShort: true });
    bench.send("o", { side: "sell", quantity: 20 });
    bench.bar([100, 100, 100, 100]);
    expect(bench.bar([100, 121, 99, 100]).at(-1)).toMatch(/margin-call-TEST-\d+ buy 20 @ 121/);
  });
});

import { describe, expect, it } from "vitest";
import { createOfferedLoad } from "./offered-load.mjs";
import { runPlainBacktest } from "./plain-backtest.mjs";
import { percentile99, perOperation } from "./scale.mjs";

describe("scaling", () => {
  it("tells one operation in the unit that was asked for", () => {
    const measured = { samples: [2], against: { name: "peer", samples: [1] } };
    expect(perOperation(measured, 1_000, 1e3)).toEqual({
      samples: [2],
      against: { name: "peer", samples: [1] },
    });
  });

  it("finds the value that 99 of 100 do not exceed", () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect([percentile99(values), percentile99([7])]).toEqual([198, 7]);
  });
});

describe("an offered load", () => {
  it("counts the latency of an event from when it was due, not from when it was published", async () => {
    const load = createOfferedLoad(1_000, 20);
    const published = [];
    await load.offer((number) => {
      published.push(number);
      if (published.length === 20) load.onDone(20);
    });
    expect(published).toEqual(Array.from({ length: 20 }, (_, index) => index));
    // The first waited for the commit at the end, a millisecond longer than the second, and so on.
    const steps = load.latenciesMs.slice(1).map((latency, index) => load.latenciesMs[index] - latency);
    expect(steps.every((step) => Math.abs(step - 1) < 1e-6)).toBe(true);
  });
});

describe("the plain backtest", () => {
  it("buys at the open after a cross upwards, sells at the open after a cross downwards, and pays for both", () => {
    const close = Float64Array.of(10, 9, 8, 12, 14, 14, 9, 8, 8);
    const open = Float64Array.of(10, 10, 9, 8, 13, 14, 14, 10, 8);
    const { trades, entries, exits, equity } = runPlainBacktest(
      { open, close },
      { fast: 1, slow: 2, initialCash: 1_000, feeBps: 100 },
    );
    expect([trades, entries[0], exits[0]]).toEqual([1, 13, 10]);
    expect(equity.at(-1)).toBeCloseTo((1_000 / (13 * 1.01)) * 10 * 0.99, 9);
  });
});

import { describe, expect, it } from "vitest";
import { betaCumulative, betaQuantile } from "./beta-distribution.ts";
import { profitProbability } from "./profit-probability.ts";

/** For whole numbers the share below x is that of a or more heads in a + b - 1 throws. */
function headsOf(x: number, a: number, b: number): number {
  const throws = a + b - 1;
  let [sum, choose] = [0, 1];
  for (let heads = 0; heads <= throws; heads += 1) {
    if (heads >= a) sum += choose * x ** heads * (1 - x) ** (throws - heads);
    choose = (choose * (throws - heads)) / (heads + 1);
  }
  return sum;
}

describe("betaCumulative", () => {
  it("is the chance of so many heads", () => {
    for (const [a, b] of [
      [1, 1],
      [1, 9],
      [7, 3],
      [23, 21],
      [60, 41],
    ] as const) {
      for (const x of [0.01, 0.2, 0.5, 0.6, 0.93]) {
        expect(Math.abs(betaCumulative(x, a, b) - headsOf(x, a, b))).toBeLessThan(1e-12);
      }
    }
  });

  it("is 0 before and 1 after", () => {
    expect([betaCumulative(0, 2, 3), betaCumulative(1, 2, 3)]).toEqual([0, 1]);
  });
});

describe("betaQuantile", () => {
  it("turns the share around, also of many trades", () => {
    for (const share of [0.025, 0.5, 0.975]) {
      expect(betaCumulative(betaQuantile(share, 4_001, 3_501), 4_001, 3_501)).toBeCloseTo(share, 10);
    }
    expect(betaQuantile(0.5, 1, 2)).toBeCloseTo(1 - Math.SQRT1_2, 14);
  });
});

describe("profitProbability", () => {
  it("is anything without a trade, and narrows with trades", () => {
    const [none, few, many] = [profitProbability(0, 0), profitProbability(6, 4), profitProbability(600, 400)];
    expect(none.mean).toBe(0.5);
    expect([none.lower, none.upper].map((value) => Number(value.toFixed(12)))).toEqual([0.025, 0.975]);
    expect(few.mean).toBeCloseTo(7 / 12, 14);
    expect(few.upper - few.lower).toBeGreaterThan(4 * (many.upper - many.lower));
  });
});

import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { returnDistribution } from "./return-distribution.ts";

describe("returnDistribution", () => {
  it("counts each return in the bin that holds it, edges in the upper one", () => {
    const bins = returnDistribution([-0.02, -0.005, 0, 0.03, 0.031, 0.18]);
    expect(bins[0]?.from).toBeCloseTo(-0.02, 12);
    expect(
      bins.filter(({ count }) => count > 0).map(({ from, count }) => [Math.round(from * 100), count]),
    ).toEqual([
      [-2, 1],
      [-1, 1],
      [0, 1],
      [3, 2],
      [18, 1],
    ]);
  });

  it("is empty without a finite return", () => {
    expect(returnDistribution([Number.NaN])).toEqual([]);
  });

  it("loses no trade, has few bins and puts 0 on an edge", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 200, noNaN: true }), { minLength: 1, maxLength: 200 }),
        (returns) => {
          const bins = returnDistribution(returns);
          expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(returns.length);
          expect(bins.length).toBeLessThanOrEqual(24);
          expect(bins.every(({ from, to }) => from >= -1e-12 || to <= 1e-12)).toBe(true);
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });
});

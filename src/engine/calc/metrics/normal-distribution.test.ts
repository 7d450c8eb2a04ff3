import { describe, expect, it } from "vitest";
import { normalCumulative, normalQuantile } from "./normal-distribution.ts";

describe("the normal distribution", () => {
  // By Python's math.erfc and statistics.NormalDist.
  it.each([
    [-8, 6.220960574271819e-16],
    [-5.5, 1.8989562465887738e-8],
    [-4.9, 4.791832765903205e-7],
    [-1.96, 0.024997895148220435],
    [0, 0.5],
    [0.3, 0.6179114221889526],
    [2, 0.9772498680518208],
    [6, 0.9999999990134123],
  ])("is at most %d with the known probability", (value, probability) => {
    expect(Math.abs(normalCumulative(value) / probability - 1)).toBeLessThan(1e-9);
  });

  it.each([
    [1e-9, -5.9978070150076865],
    [0.001, -3.090232306167813],
    [0.1, -1.2815515655446008],
    [0.99, 2.3263478740408408],
    [0.999999, 4.753424308817089],
  ])("has its quantile of %d where it is known to be", (probability, value) => {
    expect(normalQuantile(probability)).toBeCloseTo(value, 8);
  });

  it("has no quantile outside 0 to 1, and infinite ones at the ends", () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(1.1), normalCumulative(Number.NaN)]).toEqual(
      [-Infinity, Infinity, Number.NaN, Number.NaN],
    );
    expect([normalCumulative(Infinity), normalCumulative(-Infinity)]).toEqual([1, 0]);
  });
});

describe("normalCumulative", () => {
  it.each([
    [0, 0.5],
    [1.959963984540054, 0.975],
    [-1.6448536269514729, 0.05],
    [-6, 9.865876450376946e-10],
    [8, 1],
    [Number.NEGATIVE_INFINITY, 0],
    [Number.POSITIVE_INFINITY, 1],
  ])("of %s is %s", (z, share) => {
    expect(Math.abs(normalCumulative(z) - share)).toBeLessThanOrEqual(1e-15 + 1e-12 * share);
  });

  it("is the same from both sides of where its formula changes", () => {
    expect(normalCumulative(5)).toBeCloseTo(normalCumulative(5 + 1e-12), 14);
    expect(normalCumulative(Number.NaN)).toBeNaN();
  });
});

import { describe, expect, it } from "vitest";
import { equityFan } from "./equity-fan.ts";

describe("equityFan", () => {
  it("ranks what the simulations were worth at each mark, whichever simulation that was", () => {
    // Five simulations of a start and two steps.
    const equity = Float64Array.of(100, 90, 140, 100, 95, 130, 100, 100, 120, 100, 105, 110, 100, 110, 100);
    const known = {
      steps: Float64Array.of(0, 1, 2),
      tsMs: undefined,
      actual: Float64Array.of(100, 101, 102),
    };
    expect(equityFan(equity, known)).toEqual({
      ...known,
      low: Float64Array.of(100, 91, 102),
      lowerQuarter: Float64Array.of(100, 95, 110),
      median: Float64Array.of(100, 100, 120),
      upperQuarter: Float64Array.of(100, 105, 130),
      high: Float64Array.of(100, 109, 138),
    });
  });
});

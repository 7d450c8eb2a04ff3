import { describe, expect, it } from "vitest";
import { investedReturns } from "./invested-returns.ts";

const RUN = {
  returns: Float64Array.of(0, 0.01, 0.02, -0.03, 0, 0.05),
  // Bought at bar 1, sold at the open of bar 3, bought again at bar 5.
  exposure: Float64Array.of(0, 1, 1, 0, 0, 1),
  positionFraction: 0.5,
};

describe("investedReturns", () => {
  it("counts the bar that sold, whose gap and costs the account paid, and leaves out flat bars", () => {
    expect(investedReturns({ ...RUN, positionFraction: 1 }, { start: 0, end: 6 })).toEqual([
      0.01, 0.02, -0.03, 0.05,
    ]);
  });

  it("keeps to the fold, and counts a sale at its first bar", () => {
    expect(investedReturns({ ...RUN, positionFraction: 1 }, { start: 3, end: 5 })).toEqual([-0.03]);
  });

  it("scales to positions of the whole equity, so that a Kelly fraction is one of equity", () => {
    expect(investedReturns(RUN, { start: 1, end: 3 })).toEqual([0.02, 0.04]);
  });
});

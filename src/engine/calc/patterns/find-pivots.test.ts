import { describe, expect, it } from "vitest";
import { findPivots } from "./find-pivots.ts";

function pivotsOf(high: readonly number[], low: readonly number[], strength: number) {
  return findPivots({ high: Float64Array.from(high), low: Float64Array.from(low) }, strength);
}

describe("findPivots", () => {
  it("finds a swing high and a swing low, known `strength` bars later", () => {
    expect(pivotsOf([3, 4, 6, 5, 4, 3, 4, 5], [2, 3, 5, 4, 3, 1, 3, 4], 2)).toEqual([
      { kind: "high", index: 2, confirmedIndex: 4, price: 6 },
      { kind: "low", index: 5, confirmedIndex: 7, price: 1 },
    ]);
  });

  it("takes the first of level highs", () => {
    expect(pivotsOf([1, 2, 5, 5, 2, 1], [0, 0, 0, 0, 0, 0], 2)).toEqual([
      { kind: "high", index: 2, confirmedIndex: 4, price: 5 },
    ]);
  });

  it("gives no pivot until the bars after it have closed", () => {
    expect(pivotsOf([1, 2, 5, 4], [0, 0, 0, 0], 2)).toEqual([]);
  });
});

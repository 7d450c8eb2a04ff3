import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { thinOut } from "./thin-out.ts";

describe("thinOut", () => {
  it("keeps all points where the width shows them", () => {
    expect(thinOut([3, 1, 2], 2)).toEqual([0, 1, 2]);
  });

  it("keeps both ends, the extremes and the order, and few points", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 30, maxLength: 500 }), (values) => {
        const kept = thinOut(values, 10);
        const shown = kept.map((index) => values[index] ?? 0);
        expect(kept).toEqual(kept.toSorted((left, right) => left - right));
        expect(kept.length).toBeLessThanOrEqual(22);
        expect([kept[0], kept.at(-1)]).toEqual([0, values.length - 1]);
        expect([Math.min(...shown), Math.max(...shown)]).toEqual([Math.min(...values), Math.max(...values)]);
      }),
      { seed: 9, numRuns: 100 },
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pastPercentile } from "./past-percentile.ts";

function slowPercentile(values: readonly number[], index: number, history: number, minimum: number): number {
  const value = values[index]!;
  const past = values.slice(Math.max(0, index - history), index).filter((other) => !Number.isNaN(other));
  if (Number.isNaN(value) || past.length < minimum) return Number.NaN;
  return past.filter((other) => other <= value).length / past.length;
}

describe("pastPercentile", () => {
  it("is the share of the window before each value that is not above it", () => {
    const values = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        values,
        fc.nat(4),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(8),
        (known, gap, history, few) => {
          const minimum = Math.min(history, few + 1);
          const all = [...Array.from({ length: gap }, () => Number.NaN), ...known];
          const expected = all.map((_, index) => slowPercentile(all, index, history, minimum));
          expect([...pastPercentile(Float64Array.from(all), history, minimum)]).toEqual(expected);
        },
      ),
    );
  });
});

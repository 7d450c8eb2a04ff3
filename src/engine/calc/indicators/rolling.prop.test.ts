import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRollingExtreme } from "./rolling-extreme.ts";
import { createRollingSum } from "./rolling-sum.ts";
import { createWeightedSums } from "./weighted-sums.ts";

// Small whole numbers meet often, so that level values are drawn.
const values = fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 60 });
const period = fc.integer({ min: 1, max: 9 });

/** The last `length` values at each place from the first full window on. */
function windowsOf(all: readonly number[], length: number): readonly (readonly number[])[] {
  return all.map((_, index) => all.slice(Math.max(0, index + 1 - length), index + 1)).slice(length - 1);
}

const add = (left: number, right: number): number => left + right;

describe("a sliding window", () => {
  it("knows its extreme and how long ago the newest of level ones was", () => {
    fc.assert(
      fc.property(values, period, fc.constantFrom(1, -1), (all, length, sign) => {
        const extreme = createRollingExtreme(length, sign);
        const answers = all.map((value) => [extreme.next(value), extreme.barsSince]);
        const expected = windowsOf(all, length).map((window) => {
          const best = Math.max(...window.map((value) => value * sign)) * sign;
          return [best, window.length - 1 - window.lastIndexOf(best)];
        });
        expect(answers.slice(length - 1)).toEqual(expected);
        expect(answers.slice(0, length - 1).every(([value]) => Number.isNaN(value))).toBe(true);
      }),
    );
  });

  it("knows its sums, plain and weighted", () => {
    fc.assert(
      fc.property(values, period, (all, length) => {
        const sum = createRollingSum(length);
        const sums = createWeightedSums(length);
        const answers = all.map((value) => {
          sums.push(value);
          return [sum.next(value), sums.sum, sums.weighted];
        });
        const expected = windowsOf(all, length).map((window) => {
          const plain = window.reduce(add, 0);
          return [plain, plain, window.map((value, place) => value * (place + 1)).reduce(add, 0)];
        });
        expect(answers.slice(length - 1)).toEqual(expected);
      }),
    );
  });

  it("forgets the rounding of a large value within one period after it has left", () => {
    const sum = createRollingSum(4);
    const sums = createWeightedSums(4);
    const after = [1e17, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1].map((value) => {
      sums.push(value);
      return [sum.next(value), sums.weighted];
    });
    expect(after.at(-1)).toEqual([0.4, 1]);
  });
});

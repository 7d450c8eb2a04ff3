import { expect, it } from "vitest";
import { binValues } from "./bin-values.ts";

it("counts each number once, in round steps", () => {
  const { starts, counts, step } = binValues([1, 2, 2.5, 9, Number.NaN], 5);
  expect([starts, counts, step]).toEqual([[0, 2, 4, 6, 8], [1, 2, 0, 0, 1], 2]);
});

it("puts equal values into one step, and nothing into none", () => {
  expect(binValues([4, 4, 4], 10).counts).toEqual([3]);
  expect(binValues([123_526.5, 123_526.500_000_01], 10).counts).toEqual([2]);
  expect(binValues([], 10).counts).toEqual([]);
});

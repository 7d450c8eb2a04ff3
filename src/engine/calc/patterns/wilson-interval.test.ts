import { expect, it } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

it.each([
  [7, 10],
  [0, 5],
  [5, 5],
  [13, 26],
])("ends where %i of %i would lie 1.96 standard errors away", (hits, cases) => {
  const { low, high } = wilsonInterval(hits, cases)!;
  for (const share of [low, high]) {
    const distance = Math.abs(hits / cases - share);
    expect(distance).toBeCloseTo(1.959963984540054 * Math.sqrt((share * (1 - share)) / cases), 12);
  }
  expect([low <= hits / cases, hits / cases <= high, low >= 0, high <= 1]).toEqual([true, true, true, true]);
});

it("says nothing of no case", () => {
  expect(wilsonInterval(0, 0)).toBeUndefined();
});

import { describe, expect, it } from "vitest";
import { equityMarks, markCount } from "./equity-marks.ts";

describe("equityMarks", () => {
  it.each([
    { last: 0, count: 5, marks: [0] },
    { last: 3, count: 5, marks: [0, 1, 2, 3] },
    { last: 10, count: 5, marks: [0, 3, 5, 8, 10] },
  ])("writes $last steps down at no more than $count of them", ({ last, count, marks }) => {
    expect([...equityMarks(last, count)]).toEqual(marks);
  });
});

describe("markCount", () => {
  it("is as fine as a plot shows, and coarser for very many simulations", () => {
    expect([100, 2_000, 40_000, 100_000].map(markCount)).toEqual([121, 121, 50, 21]);
  });
});

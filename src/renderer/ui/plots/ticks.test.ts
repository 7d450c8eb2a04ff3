import { describe, expect, it } from "vitest";
import { tickDecimals, timeTicks, valueTicks } from "./ticks.ts";

describe("valueTicks", () => {
  it.each([
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-0.3, 0.1, 4, [-0.3, -0.2, -0.1, 0, 0.1]],
    [95, 132, 4, [100, 110, 120, 130]],
  ])("marks %d to %d with about %d round values", (low, high, count, expected) => {
    const ticks = valueTicks(low, high, count);
    expect(ticks.map((tick) => Math.round(tick * 1e6) / 1e6 + 0)).toEqual(expected);
  });

  it("marks a flat axis once", () => {
    expect(valueTicks(3, 3, 5)).toEqual([3]);
  });
});

describe("tickDecimals", () => {
  it.each([
    [[0, 0.1], 100, 0],
    [[0, 0.025], 100, 1],
    [[0, 0.25], 1, 2],
    [[0], 1, 2],
  ])("of %j in steps of %d are %d", (ticks, scale, decimals) => {
    expect(tickDecimals(ticks, scale)).toBe(decimals);
  });
});

describe("timeTicks", () => {
  const labels = (from: string, to: string, count: number): readonly string[] =>
    timeTicks(Date.parse(from), Date.parse(to), count).map(({ label }) => label);

  it("marks years, months or days by what is in view", () => {
    expect(labels("2010-03-01", "2019-12-31", 5)).toEqual(["2012", "2014", "2016", "2018"]);
    expect(labels("2019-01-15", "2019-06-20", 6)).toEqual([
      "2019-02",
      "2019-03",
      "2019-04",
      "2019-05",
      "2019-06",
    ]);
    expect(labels("2019-01-01", "2019-01-10", 5)).toEqual([
      "2019-01-01",
      "2019-01-03",
      "2019-01-05",
      "2019-01-07",
      "2019-01-09",
    ]);
  });

  it("marks nothing where there is no stretch", () => {
    expect(timeTicks(5, 5, 4)).toEqual([]);
  });
});

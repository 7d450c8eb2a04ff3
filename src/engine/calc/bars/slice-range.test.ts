import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { parseIsoDate } from "#shared/model/time.ts";
import { barAt } from "./bar-at.ts";
import { firstBarAtOrAfter, sliceBefore, sliceSeries } from "./slice-range.ts";

const series = aBarSeries({ closes: [10, 11, 12, 13], startDate: "2020-01-01" });
const ms = (date: string): number => parseIsoDate(date)!;

describe("firstBarAtOrAfter", () => {
  it.each([
    ["2019-01-01", 0],
    ["2020-01-01", 0],
    ["2020-01-03", 2],
    ["2021-01-01", 4],
  ])("finds the place of %s", (date, index) => {
    expect(firstBarAtOrAfter(series.tsOpenMs, ms(date))).toBe(index);
  });
});

describe("sliceSeries", () => {
  it("gives views of the same memory under a derived hash", () => {
    const slice = sliceSeries(series, 1, 3);
    expect([Array.from(slice.close), slice.close.buffer === series.close.buffer, slice.dataHash]).toEqual([
      [11, 12],
      true,
      `${series.dataHash}[1,3)`,
    ]);
  });

  it("gives the series itself when nothing is cut", () => {
    expect(sliceSeries(series, 0, 4)).toBe(series);
  });
});

describe("sliceBefore", () => {
  it("leaves out the bar that opens at that time", () => {
    expect(Array.from(sliceBefore(series, ms("2020-01-03")).close)).toEqual([10, 11]);
  });
});

describe("barAt", () => {
  it("gives one bar", () => {
    expect(barAt(series, 1)).toEqual({
      tsOpenMs: ms("2020-01-02"),
      open: 10,
      high: 11,
      low: 10,
      close: 11,
      volume: 1_000,
    });
  });

  it("stops on an index outside the series", () => {
    expect(() => barAt(series, 4)).toThrow("bar index must be below 4, was 4");
  });
});

import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { formatIsoDate } from "#shared/model/time.ts";
import { findStaleRuns } from "./find-stale-runs.ts";

const find = (closes: readonly number[], volumes: readonly number[]) =>
  findStaleRuns(aBarSeries({ closes, volumes, opens: closes })).map(({ tsOpenMs, bars }) => [
    formatIsoDate(tsOpenMs),
    bars,
  ]);
const repeat = (value: number, count: number): readonly number[] =>
  Array.from({ length: count }, () => value);

describe("findStaleRuns", () => {
  it("finds three equal bars that were traded, and counts those that repeat", () => {
    expect(find([1, 2, 2, 2, 2, 3, 3], [5, 5, 5, 5, 5, 6, 6])).toEqual([["2020-01-03", 3]]);
  });

  it("finds a run up to the last bar and one from the first", () => {
    expect(find([1, 1, 1, 2, 2, 2], repeat(5, 6))).toEqual([
      ["2020-01-02", 2],
      ["2020-01-05", 2],
    ]);
  });

  it("takes equal closes of unequal volumes for chance, and few flat bars without trades for quiet", () => {
    expect(find([2, 2, 2, 2], [1, 2, 3, 4])).toEqual([]);
    expect(find(repeat(2, 9), repeat(0, 9))).toEqual([]);
    expect(find(repeat(2, 10), repeat(0, 10))).toEqual([["2020-01-02", 9]]);
  });

  it("finds nothing in nothing", () => {
    expect(find([], [])).toEqual([]);
  });
});

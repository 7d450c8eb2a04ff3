import { describe, expect, it } from "vitest";
import { aCalmMarket } from "#engine/testing/a-calm-market.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { readReference } from "#engine/testing/read-reference.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { formatIsoDate } from "#shared/model/time.ts";
import { parseBarsCsv } from "../bars/parse-bars-csv.ts";
import { findLonePrices, findPriceBreaks } from "./find-price-breaks.ts";

type Column = "open" | "high" | "low" | "close" | "volume";

/** A calm market of 100 bars with some values changed by factors, from a bar on or at one bar only. */
function disturbed(changes: Partial<Record<Column, number>>, from: number, to = from + 1): BarSeries {
  const series = aCalmMarket(100);
  const change = (column: Column): Float64Array =>
    series[column].map((value, index) =>
      index >= from && index < to ? value * (changes[column] ?? 1) : value,
    );
  return {
    ...series,
    open: change("open"),
    high: change("high"),
    low: change("low"),
    close: change("close"),
    volume: change("volume"),
  };
}
const scaled = (factor: number): Record<"open" | "high" | "low" | "close", number> => ({
  open: factor,
  high: factor,
  low: factor,
  close: factor,
});
const kinds = (series: BarSeries) =>
  findPriceBreaks(series).map(({ problem, tsOpenMs }) => [problem, series.tsOpenMs.indexOf(tsOpenMs)]);

describe("findPriceBreaks", () => {
  it("finds nothing in a calm market and in the S&P 500 with its crashes", () => {
    expect([findPriceBreaks(aCalmMarket(100)), findPriceBreaks(loadSpx())]).toEqual([[], []]);
  });

  it.each([
    ["a high", { high: 3 }, ["high"]],
    ["a low", { low: 0.1 }, ["low"]],
    ["a close", { close: 2, high: 2 }, ["high", "close"]],
    ["an open", { open: 0.5, low: 0.5 }, ["open", "low"]],
    ["a whole bar", scaled(10), ["open", "high", "low", "close"]],
  ] as const)("takes %s that comes back at once for a spike", (_, changes, lone) => {
    const series = disturbed(changes, 50);
    expect([kinds(series), findLonePrices(series, 50)]).toEqual([[["spike", 50]], lone]);
  });

  it.each([2, 4, 7, 1.5, 1.25, 0.05])("finds a split of %d for 1 that nobody adjusted for", (ratio) => {
    const series = disturbed({ ...scaled(1 / ratio), volume: ratio }, 50, 100);
    expect(kinds(series)).toEqual([["unadjusted_split", 50]]);
  });

  it("takes a fall by half that was traded twenty times as much for a jump, not for a split", () => {
    const series = disturbed(scaled(0.5), 50, 100);
    const traded = { ...series, volume: series.volume.with(50, 20_000) };
    expect([kinds(series), kinds(traded)]).toEqual([[["unadjusted_split", 50]], [["jump", 50]]]);
    expect(findPriceBreaks(traded)[0]?.detail).toMatch(/stays there: a true move looks like this/);
  });

  it("says when there are no volumes to tell a split by", () => {
    const silent = { ...disturbed(scaled(0.25), 50, 100), volume: new Float64Array(100) };
    expect(findPriceBreaks(silent)[0]?.detail).toMatch(/no volumes to tell by: a split of 4 for 1$/);
  });

  it("takes a step that is in no ratio, or does not stay, for a jump", () => {
    expect(kinds(disturbed(scaled(0.55), 50, 100))).toEqual([["jump", 50]]);
    // Two days at half the price, then back: neither is a split.
    expect(kinds(disturbed(scaled(0.5), 50, 52))).toEqual([
      ["jump", 50],
      ["jump", 52],
    ]);
  });

  it("calls the last bar a jump, for nothing tells yet whether it comes back", () => {
    expect(findPriceBreaks(disturbed(scaled(3.3), 99))[0]).toMatchObject({
      problem: "jump",
      detail: expect.stringMatching(/at the last bar$/),
    });
  });

  it("says nothing of a market that is used to such moves, or too short to be used to any", () => {
    const wild = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? 100 : 130));
    expect(kinds(aBarSeries({ closes: wild }))).toEqual([]);
    expect(kinds(aBarSeries({ closes: [100, 101, 300, 100] }))).toEqual([]);
  });
});

const reference = readReference("daily/AAPL.csv");

describe.skipIf(reference === undefined)(
  "findPriceBreaks on the reference data (skipped when GPT_TRADER_REFERENCE_DATA is not set)",
  () => {
    const read = (symbol: string): BarSeries => {
      const provenance = { provider: "csv", isSynthetic: false, origin: "reference", caveats: [] };
      const options = { symbol, provenance, hash: sha256, allowGaps: true };
      const parsed = parseBarsCsv(readReference(`daily/${symbol}.csv`)!, options);
      if (!parsed.ok) throw new Error(`${symbol} does not parse`);
      return parsed.value;
    };
    const daysOf = (symbol: string, problem: string): readonly string[] =>
      findPriceBreaks(read(symbol))
        .filter((finding) => finding.problem === problem)
        .map(({ tsOpenMs }) => formatIsoDate(tsOpenMs));

    it.each([
      ["AAPL", ["2000-06-21", "2005-02-28", "2014-06-09", "2020-08-31"]],
      ["AIG", ["1998-08-03", "1999-08-02", "2000-07-31", "2009-07-01"]],
      ["BAC", ["2004-08-30"]],
      ["GOOG", ["2014-04-03"]],
      ["IBM", ["1999-05-27"]],
      ["QQQ", ["2000-03-20"]],
      ["SPY", []],
      ["BTCUSD", []],
    ])("finds every split of %s and no other", (symbol, days) => {
      expect(daysOf(symbol, "unadjusted_split")).toEqual(days);
    });

    it("takes Apple's day of 2000-09-29 for a true fall", () => {
      expect(daysOf("AAPL", "jump")).toEqual(["2000-09-29"]);
      expect(daysOf("AAPL", "spike")).not.toContain("2000-09-29");
    });
  },
);

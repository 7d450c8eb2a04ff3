import { describe, expect, it } from "vitest";
import { createBuckets, marketToPartBy } from "./bar-buckets.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";

const at = (time: string): number => Date.parse(`${time}Z`);
const opens = (timeframe: Timeframe, market: Market, time: string): string =>
  new Date(createBuckets(timeframe, market)(at(time))).toISOString().slice(0, 16);

describe("createBuckets", () => {
  it.each<[Timeframe, string, string, string]>([
    ["4h", "2024-07-09T13:30", "2024-07-09T13:30", "the open in summer"],
    ["4h", "2024-07-09T17:29", "2024-07-09T13:30", "the first four hours in summer"],
    ["4h", "2024-01-09T14:30", "2024-01-09T14:30", "the open in winter"],
    ["4h", "2024-03-11T13:30", "2024-03-11T13:30", "the Monday after clocks went forward"],
    ["4h", "2024-11-04T18:30", "2024-11-04T18:30", "the Monday after clocks went back"],
    ["4h", "2024-11-29T17:59", "2024-11-29T14:30", "the last minute of a half day"],
    ["1h", "2024-01-09T14:29", "2024-01-09T13:30", "early trading"],
    ["5m", "2024-07-09T13:34", "2024-07-09T13:30", "five minutes"],
    ["1d", "2024-01-10T00:30", "2024-01-09T00:00", "late trading, past midnight UTC"],
    ["1d", "2024-07-09T23:59", "2024-07-09T00:00", "late trading in summer"],
    ["1w", "2024-01-06T00:30", "2024-01-01T00:00", "late trading of a Friday"],
    ["1mo", "2024-02-01T00:30", "2024-01-01T00:00", "late trading of a month's last day"],
  ])("puts into %s of US equities %s at %s: %s", (timeframe, time, expected) => {
    expect(opens(timeframe, "us_equity", time)).toBe(expected);
  });

  it.each<[Timeframe, string, string, string]>([
    ["1d", "2024-07-07T21:00", "2024-07-08T00:00", "Sunday evening in summer"],
    ["1d", "2024-01-07T22:00", "2024-01-08T00:00", "Sunday evening in winter"],
    ["1d", "2024-03-10T21:00", "2024-03-11T00:00", "the evening after clocks went forward"],
    ["1d", "2024-11-03T22:00", "2024-11-04T00:00", "the evening after clocks went back"],
    ["1d", "2024-01-05T21:59", "2024-01-05T00:00", "the last minute of a Friday"],
    ["1d", "2024-01-09T00:00", "2024-01-09T00:00", "midnight UTC"],
    ["1w", "2024-01-07T22:00", "2024-01-08T00:00", "the first hour of a week"],
    ["1mo", "2024-01-31T22:00", "2024-02-01T00:00", "the first hour of a month"],
    ["4h", "2024-01-08T01:59", "2024-01-07T22:00", "the first four hours of a day"],
  ])("puts into %s of currencies %s at %s: %s", (timeframe, time, expected) => {
    expect(opens(timeframe, "forex", time)).toBe(expected);
  });

  it.each<[Timeframe, string, string]>([
    ["4h", "2024-07-09T13:30", "2024-07-09T12:00"],
    ["1d", "2024-01-10T00:30", "2024-01-10T00:00"],
    ["1w", "2024-01-07T23:59", "2024-01-01T00:00"],
    ["1mo", "2024-02-29T23:59", "2024-02-01T00:00"],
  ])("puts into %s of another market %s at %s", (timeframe, time, expected) => {
    expect(opens(timeframe, "crypto", time)).toBe(expected);
  });
});

describe("marketToPartBy", () => {
  it.each<[string, readonly string[], boolean]>([
    ["sessions in summer and winter", ["2024-01-09T14:30", "2024-07-09T13:30", "2024-07-09T19:59"], true],
    ["early and late trading", ["2024-01-09T09:00", "2024-01-10T00:59"], true],
    ["a trade by night", ["2024-01-09T14:30", "2024-01-10T03:00"], false],
    ["a trade on a Saturday", ["2024-01-05T14:30", "2024-01-06T14:30"], false],
    ["nothing", [], false],
  ])("tells of %s", (_, times, isUsEquity) => {
    expect(marketToPartBy(Float64Array.from(times, at))).toBe(isUsEquity ? "us_equity" : "crypto");
  });
});

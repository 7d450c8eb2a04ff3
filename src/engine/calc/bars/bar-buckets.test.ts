import { describe, expect, it } from "vitest";
import { createBuckets, seemsUsEquity } from "./bar-buckets.ts";
import type { Timeframe } from "#shared/model/time.ts";

const at = (time: string): number => Date.parse(`${time}Z`);
const opens = (timeframe: Timeframe, isUsEquity: boolean, time: string): string =>
  new Date(createBuckets(timeframe, isUsEquity)(at(time))).toISOString().slice(0, 16);

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
    expect(opens(timeframe, true, time)).toBe(expected);
  });

  it.each<[Timeframe, string, string]>([
    ["4h", "2024-07-09T13:30", "2024-07-09T12:00"],
    ["1d", "2024-01-10T00:30", "2024-01-10T00:00"],
    ["1w", "2024-01-07T23:59", "2024-01-01T00:00"],
    ["1mo", "2024-02-29T23:59", "2024-02-01T00:00"],
  ])("puts into %s of another market %s at %s", (timeframe, time, expected) => {
    expect(opens(timeframe, false, time)).toBe(expected);
  });
});

describe("seemsUsEquity", () => {
  it.each<[string, readonly string[], boolean]>([
    ["sessions in summer and winter", ["2024-01-09T14:30", "2024-07-09T13:30", "2024-07-09T19:59"], true],
    ["early and late trading", ["2024-01-09T09:00", "2024-01-10T00:59"], true],
    ["a trade by night", ["2024-01-09T14:30", "2024-01-10T03:00"], false],
    ["a trade on a Saturday", ["2024-01-05T14:30", "2024-01-06T14:30"], false],
    ["nothing", [], false],
  ])("tells of %s", (_, times, expected) => {
    expect(seemsUsEquity(Float64Array.from(times, at))).toBe(expected);
  });
});

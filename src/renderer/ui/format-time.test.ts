import { afterEach, describe, expect, it } from "vitest";
import { formatAge, formatBarTime, formatDaysOld, formatDuration, formatMoment } from "./format-time.ts";
import { setFormatContext } from "./format-context.ts";

const NOON = Date.UTC(2026, 0, 2, 12);

describe("formatDuration", () => {
  it.each([
    [0.64, "640 µs"],
    [0, "0 µs"],
    [12.4, "12 ms"],
    [3_420, "3.4 s"],
    [42_900, "42 s"],
    [125_000, "2 m 05 s"],
    [3_840_000, "1 h 04 m"],
  ])("writes %s ms as %s", (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});

describe("formatBarTime", () => {
  it.each([
    [Date.UTC(2019, 11, 31), "2019-12-31"],
    [Date.UTC(2019, 11, 31, 14, 30), "2019-12-31 14:30"],
  ])("writes %s as %s", (tsMs, text) => {
    expect(formatBarTime(tsMs)).toBe(text);
  });
});

describe("formatAge", () => {
  it.each([
    [NOON - 5_000, "just now"],
    [NOON - 240_000, "4 m ago"],
    [NOON - 3 * 3_600_000, "3 h ago"],
    [NOON - 86_400_000, "2026-01-01"],
  ])("writes %s as %s", (tsMs, text) => {
    expect(formatAge(tsMs, NOON)).toBe(text);
  });
});

describe("formatMoment", () => {
  afterEach(() => setFormatContext({ numberLocale: "en-US", zone: "utc" }));

  it.each([
    ["utc", "2019-07-01T13:30:05Z", "2019-07-01 13:30:05 UTC"],
    ["exchange", "2019-07-01T13:30:05Z", "2019-07-01 09:30:05 EDT"],
    ["exchange", "2019-12-31T04:00:00Z", "2019-12-30 23:00:00 EST"],
  ] as const)("writes in the zone %s with its name", (zone, ts, text) => {
    setFormatContext({ numberLocale: "en-US", zone });
    expect(formatMoment(Date.parse(ts))).toBe(text);
  });
});

describe("formatDaysOld", () => {
  it.each([
    [-1, "0 d"],
    [3.9, "3 d"],
    [364, "364 d"],
    [365, "1 y"],
    [2_411, "6 y"],
  ])("writes %s days as %s", (days, text) => {
    expect(formatDaysOld(days * 86_400_000)).toBe(text);
  });
});

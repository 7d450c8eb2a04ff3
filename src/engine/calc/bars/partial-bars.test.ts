import { describe, expect, it } from "vitest";
import { calendarOf } from "#engine/calc/calendar/market-calendar.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { TIMEFRAME_MS } from "#shared/model/time.ts";
import { partialBars } from "./partial-bars.ts";
import { resampleUp } from "./resample-up.ts";

/** Bars that open from one time to another, both of them, wherever the market has a session. */
function barsOf(market: Market, timeframe: Timeframe, first: string, last: string): BarSeries {
  const [startMs, endMs, stepMs] = [Date.parse(first), Date.parse(last), TIMEFRAME_MS[timeframe]];
  const calendar = calendarOf(market);
  const times: number[] = [];
  for (let time = startMs; time <= endMs; time += stepMs) {
    const day = calendar.dayOf(time);
    if (!calendar.isSession(day)) continue;
    const { tsOpenMs, tsCloseMs } = calendar.sessionOf(day);
    if (timeframe === "1d" || (time >= tsOpenMs && time < tsCloseMs)) times.push(time);
  }
  const series = aBarSeries({ closes: times.map(() => 5), timeframe, provenance: { market } });
  return { ...series, tsOpenMs: Float64Array.from(times) };
}

const notesOn = (series: BarSeries, timeframe: Timeframe) =>
  partialBars(series, resampleUp(series, timeframe, sha256));

describe("partialBars", () => {
  it.each<[string, Market, Timeframe, string, string, Timeframe]>([
    ["a month that begins after New Year's Day", "us_equity", "1d", "2020-01-02", "2020-01-31", "1mo"],
    ["a week with a holiday on Monday", "us_equity", "1d", "2020-01-21", "2020-01-24", "1w"],
    ["a week that ends on Good Friday's eve", "us_equity", "1d", "2020-04-06", "2020-04-09", "1w"],
    ["a session in summer", "us_equity", "1m", "2024-07-09T13:30Z", "2024-07-09T19:59Z", "1d"],
    ["a half day", "us_equity", "5m", "2024-11-29T14:30Z", "2024-11-29T17:55Z", "1d"],
    ["the last four hours of a session", "us_equity", "30m", "2024-01-09T14:30Z", "2024-01-09T20:30Z", "4h"],
    ["days of a coin", "crypto", "4h", "2024-01-06T00:00Z", "2024-01-07T20:00Z", "1d"],
    ["a week of a currency", "forex", "1h", "2024-01-07T22:00Z", "2024-01-12T21:00Z", "1w"],
  ])("finds nothing missing in %s", (_, market, timeframe, first, last, wanted) => {
    expect(notesOn(barsOf(market, timeframe, first, last), wanted)).toEqual([]);
  });

  it("names days that the first and the last week lack", () => {
    expect(notesOn(barsOf("us_equity", "1d", "2020-01-08", "2020-01-22"), "1w")).toEqual([
      "the first 1w bar (2020-01-06) holds 1d bars from 2020-01-08 on only",
      "the last 1w bar (2020-01-20) holds 1d bars up to 2020-01-22 only",
    ]);
  });

  it("names minutes that a session lacks, by the clock of the exchange", () => {
    expect(notesOn(barsOf("us_equity", "1m", "2024-07-09T13:31Z", "2024-07-10T19:58Z"), "1d")).toEqual([
      "the first 1d bar (2024-07-09) holds 1m bars from 2024-07-09T13:31 on only",
      "the last 1d bar (2024-07-10) holds 1m bars up to 2024-07-10T19:58 only",
    ]);
  });

  it("names what a bar within a day lacks", () => {
    expect(notesOn(barsOf("crypto", "15m", "2024-01-06T00:15Z", "2024-01-06T02:30Z"), "1h")).toEqual([
      "the first 1h bar (2024-01-06T00:00) holds 15m bars from 2024-01-06T00:15 on only",
      "the last 1h bar (2024-01-06T02:00) holds 15m bars up to 2024-01-06T02:30 only",
    ]);
  });

  it("names the evening that a currency's week lacks", () => {
    expect(notesOn(barsOf("forex", "1h", "2024-01-08T00:00Z", "2024-01-12T21:00Z"), "1w")).toEqual([
      "the first 1w bar (2024-01-08) holds 1h bars from 2024-01-08T00:00 on only",
    ]);
  });

  it("asks nothing of bars outside the session's hours, of days without one, and of times before the calendar", () => {
    const early = aBarSeries({ closes: [1, 2], timeframe: "15m", provenance: { market: "us_equity" } });
    const at = (...times: readonly string[]) => ({
      ...early,
      tsOpenMs: Float64Array.from(times, Date.parse),
    });
    expect([
      notesOn(at("2024-01-09T09:45Z", "2024-01-09T10:15Z"), "1h"),
      notesOn(at("2024-01-06T09:45Z", "2024-01-06T10:15Z"), "1h"),
      notesOn(at("2024-01-06T09:45Z", "2024-01-06T10:15Z"), "1d"),
      notesOn(at("1985-01-09T15:45Z", "1985-01-09T16:15Z"), "1d"),
    ]).toEqual([[], [], [], []]);
  });
});

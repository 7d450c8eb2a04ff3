import { describe, expect, it } from "vitest";
import { calendarOf } from "#engine/calc/calendar/market-calendar.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { DAY_MS, TIMEFRAME_MS } from "#shared/model/time.ts";
import { findGapSpans } from "./find-gap-spans.ts";

const HOUR_MS = TIMEFRAME_MS["1h"];

function find(market: Market | undefined, timeframe: Timeframe, times: readonly number[]) {
  const provenance = { provider: "test", isSynthetic: false, origin: "test", caveats: [] };
  return findGapSpans({
    timeframe,
    tsOpenMs: Float64Array.from(times),
    provenance: market === undefined ? provenance : { ...provenance, market },
  });
}

/** Every hour of every session from one day to another, as the exchange would give them. */
function hoursOf(market: Market, first: string, last: string): readonly number[] {
  const calendar = calendarOf(market);
  const times: number[] = [];
  for (let day = Date.parse(first); day <= Date.parse(last); day += DAY_MS) {
    if (!calendar.isSession(day)) continue;
    const { tsOpenMs, tsCloseMs } = calendar.sessionOf(day);
    for (let time = tsOpenMs; time < tsCloseMs; time += HOUR_MS) times.push(time);
  }
  return times;
}

const daysFrom = (first: string, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => Date.parse(first) + index * DAY_MS);

describe("findGapSpans", () => {
  it.each([
    ["us_equity", "2023-10-16", "2024-03-29"],
    ["crypto", "2024-03-01", "2024-04-15"],
    ["forex", "2024-02-26", "2024-04-05"],
  ] as const)("finds nothing missing in all hours of %s over a change of clocks", (market, first, last) => {
    expect(find(market, "1h", hoursOf(market, first, last))).toEqual([]);
  });

  it.each([
    ["us_equity", "2024-03-20T15:30:00Z"],
    ["us_equity", "2024-01-16T15:30:00Z"],
    ["crypto", "2024-03-10T03:00:00Z"],
    ["forex", "2024-03-19T03:00:00Z"],
  ] as const)("finds the one hour that %s lacks at %s", (market, missing) => {
    const hours = hoursOf(market, "2024-01-02", "2024-04-30");
    const index = hours.indexOf(Date.parse(missing));
    expect(find(market, "1h", hours.toSpliced(index, 1))).toEqual([
      { index, tsFirstMs: Date.parse(missing), missing: 1, unit: "bars" },
    ]);
  });

  it("asks a currency for no weekend and a coin for every day, whatever the times show", () => {
    const weekdays = daysFrom("2024-01-08", 12).filter((day) => new Date(day).getUTCDay() % 6 !== 0);
    expect(find("forex", "1d", weekdays)).toEqual([]);
    expect(find("crypto", "1d", weekdays)).toEqual([
      { index: 5, tsFirstMs: Date.parse("2024-01-13"), missing: 2, unit: "sessions" },
    ]);
  });

  it("asks a currency for holidays of the stock market, but not for Christmas", () => {
    const days = ["2023-12-22", "2023-12-26", "2024-01-12", "2024-01-16"].map((day) => Date.parse(day));
    expect(find("forex", "1d", days).map(({ index, missing }) => [index, missing])).toEqual([
      [2, 11],
      [3, 1],
    ]);
  });

  it("reads the market from the times where the series names none", () => {
    expect(find(undefined, "1d", [...daysFrom("2024-01-01", 14), Date.parse("2024-01-16")])).toEqual([
      { index: 14, tsFirstMs: Date.parse("2024-01-15"), missing: 1, unit: "sessions" },
    ]);
  });

  it("takes no bars and one bar for complete", () => {
    expect([find("forex", "1h", []), find(undefined, "1d", [0])]).toEqual([[], []]);
  });
});

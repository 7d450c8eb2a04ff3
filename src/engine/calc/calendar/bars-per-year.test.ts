import { describe, expect, it } from "vitest";
import { DAY_MS } from "#shared/model/time.ts";
import { barsPerYear } from "./bars-per-year.ts";

/** Every `stepMs` from 2020-01-01, a Wednesday, on the weekdays given (0 is Sunday). */
function times(weekdays: readonly number[], days: number, stepMs = DAY_MS): Float64Array {
  const start = Date.UTC(2020, 0, 1);
  const all = Array.from({ length: (days * DAY_MS) / stepMs }, (_, index) => start + index * stepMs);
  return Float64Array.from(all.filter((time) => weekdays.includes(new Date(time).getUTCDay())));
}

const WEEKDAYS = [1, 2, 3, 4, 5];
const ALL_DAYS = [0, ...WEEKDAYS, 6];

describe("barsPerYear", () => {
  it.each([
    ["a market that closes on weekends", WEEKDAYS, 252],
    ["a currency that opens on Sunday evening", [0, ...WEEKDAYS], 252],
    ["a market that never closes", ALL_DAYS, 365],
  ])("counts the days of %s", (_, weekdays, expected) => {
    expect(barsPerYear({ timeframe: "1d", tsOpenMs: times(weekdays, 60) })(40)).toBe(expected);
  });

  it("counts the hours of a market that never closes", () => {
    const tsOpenMs = times(ALL_DAYS, 14, DAY_MS / 24);
    expect(barsPerYear({ timeframe: "1h", tsOpenMs })(tsOpenMs.length - 1)).toBe(365 * 24);
  });

  it("knows of the weekend only once its Sunday has a bar", () => {
    const at = barsPerYear({ timeframe: "1d", tsOpenMs: times(ALL_DAYS, 30) });
    expect([at(3), at(4)]).toEqual([252, 365]);
  });

  it("counts weeks and months alike for all, also where bars open on a weekend", () => {
    const tsOpenMs = times(ALL_DAYS, 60);
    expect(barsPerYear({ timeframe: "1w", tsOpenMs })(40)).toBe(52);
    expect(barsPerYear({ timeframe: "1mo", tsOpenMs })(40)).toBe(12);
  });

  it("takes no bars for a market that closes", () => {
    expect(barsPerYear({ timeframe: "1d", tsOpenMs: new Float64Array() })(0)).toBe(252);
  });
});

describe("barsPerYear of a series that names its market", () => {
  const provenance = { provider: "test", isSynthetic: false, origin: "test", caveats: [] };

  it.each([
    ["us_equity", "1d", 252],
    ["us_equity", "1h", 252 * 7],
    ["crypto", "1d", 365],
    ["crypto", "1m", 365 * 1_440],
    ["crypto", "1w", 52],
    ["forex", "1d", 260],
    ["forex", "1h", 260 * 24],
    ["forex", "1mo", 12],
  ] as const)("counts those of %s by %s", (market, timeframe, expected) => {
    const series = { timeframe, tsOpenMs: times(ALL_DAYS, 60), provenance: { ...provenance, market } };
    expect([0, 50].map(barsPerYear(series))).toEqual([expected, expected]);
  });
});

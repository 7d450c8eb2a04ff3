import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MARKETS } from "#shared/model/market.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { calendarOf } from "./market-calendar.ts";
import { toWallMs } from "./zoned-time.ts";

const HOUR_MS = 3_600_000;
const ZONE = "America/New_York";

/** All days of the years, with those around a change of clocks as often as the others together. */
const days = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1990, max: 2045 }), fc.integer({ min: 0, max: 364 }))
    .map(([year, day]) => Date.UTC(year, 0, 1) + day * DAY_MS),
  fc
    .tuple(
      fc.integer({ min: 1990, max: 2045 }),
      fc.constantFrom(2, 3, 9, 10),
      fc.integer({ min: 1, max: 31 }),
    )
    .map(([year, month, day]) => Date.UTC(year, month, day)),
);
const sessions = (market: (typeof MARKETS)[number]) =>
  days.filter((day) => calendarOf(market).isSession(day));
const fractions = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("calendarOf", () => {
  it.each(MARKETS)("puts every instant of a session of %s into its day", (market) => {
    const calendar = calendarOf(market);
    fc.assert(
      fc.property(sessions(market), fractions, (day, fraction) => {
        const { tsOpenMs, tsCloseMs } = calendar.sessionOf(day);
        const tsMs = tsOpenMs + Math.floor(fraction * (tsCloseMs - tsOpenMs));
        expect(calendar.dayOf(tsMs)).toBe(day);
      }),
      { numRuns: 500 },
    );
  });

  it.each(MARKETS)("takes midnight UTC as the date of a daily bar of %s", (market) => {
    fc.assert(fc.property(days, (day) => calendarOf(market).dayOf(day) === day));
  });

  it("opens the stock market at 9:30 in New York and shuts it at 16:00, or 13:00 on half days", () => {
    fc.assert(
      fc.property(sessions("us_equity"), (day) => {
        const { tsOpenMs, tsCloseMs } = calendarOf("us_equity").sessionOf(day);
        expect(toWallMs(tsOpenMs, ZONE) - day).toBe(9.5 * HOUR_MS);
        expect([13 * HOUR_MS, 16 * HOUR_MS]).toContain(toWallMs(tsCloseMs, ZONE) - day);
      }),
    );
  });

  it("trades currencies from 17:00 to 17:00 in New York, each session ending where the next one starts", () => {
    const calendar = calendarOf("forex");
    fc.assert(
      fc.property(sessions("forex"), (day) => {
        const { tsOpenMs, tsCloseMs } = calendar.sessionOf(day);
        expect(toWallMs(tsOpenMs, ZONE) - day).toBe(-7 * HOUR_MS);
        expect(toWallMs(tsCloseMs, ZONE) - day).toBe(17 * HOUR_MS);
        expect(calendar.sessionOf(day + DAY_MS).tsOpenMs).toBe(tsCloseMs);
      }),
      { numRuns: 500 },
    );
  });

  it("opens currencies on Sunday and shuts them on Friday, also where clocks change in between", () => {
    const opensAt = (day: string): string =>
      new Date(calendarOf("forex").sessionOf(Date.parse(day)).tsOpenMs).toISOString();
    expect([
      opensAt("2026-03-06"),
      opensAt("2026-03-09"),
      opensAt("2026-10-30"),
      opensAt("2026-11-02"),
    ]).toEqual([
      "2026-03-05T22:00:00.000Z",
      "2026-03-08T21:00:00.000Z",
      "2026-10-29T21:00:00.000Z",
      "2026-11-01T22:00:00.000Z",
    ]);
    const week = ["2026-03-07", "2026-03-08", "2026-03-09", "2026-12-25", "2027-01-01"];
    expect(week.map((day) => calendarOf("forex").isSession(Date.parse(day)))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });
});

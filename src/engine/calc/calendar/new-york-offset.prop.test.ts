import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "#shared/model/time.ts";
import { fromNewYorkWallMs, newYorkOffsetMs } from "./new-york-offset.ts";
import { fromWallMs, toWallMs } from "./zoned-time.ts";

const ZONE = "America/New_York";
const HOUR_MS = 3_600_000;
const years = fc.integer({ min: 1987, max: 2045 });

/** Hours from the start of the year, which meet the days on which clocks change as well as all others. */
const hours = fc
  .tuple(years, fc.integer({ min: 0, max: 365 * 24 }))
  .map(([year, hour]) => Date.UTC(year, 0, 1, hour));

/** The hours around the Sundays of March, April, October and November, on which clocks change. */
const changes = fc
  .tuple(
    years,
    fc.constantFrom(2, 3, 9, 10),
    fc.integer({ min: 1, max: 31 }),
    fc.integer({ min: 0, max: 23 }),
  )
  .map(([year, month, day, hour]) => Date.UTC(year, month, day, hour));

describe("newYorkOffsetMs", () => {
  it("agrees with the zone's database", () => {
    fc.assert(
      fc.property(fc.oneof(hours, changes), (tsMs) => {
        expect(newYorkOffsetMs(tsMs)).toBe(toWallMs(tsMs, ZONE) - tsMs);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("fromNewYorkWallMs", () => {
  it("gives the instant at which clocks show the hour of a session, also on days when they change", () => {
    const days = fc.oneof(hours, changes).map((tsMs) => Math.floor(tsMs / DAY_MS) * DAY_MS);
    fc.assert(
      fc.property(days, fc.constantFrom(0, 4, 9.5, 13, 16, 17, 20), (day, hour) => {
        const wallMs = day + hour * HOUR_MS;
        expect(fromNewYorkWallMs(wallMs)).toBe(fromWallMs(wallMs, ZONE));
      }),
      { numRuns: 500 },
    );
  });
});

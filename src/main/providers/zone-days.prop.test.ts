import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toWallMs } from "#engine/calc/calendar/zoned-time.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { createZoneDays } from "./zone-days.ts";

const ZONES = [
  "America/New_York",
  "Europe/London",
  "Australia/Sydney",
  "Asia/Tokyo",
  "America/Sao_Paulo",
  "UTC",
];
const FIRST_S = Date.UTC(1970, 0, 1) / 1_000;
const LAST_S = Date.UTC(2035, 0, 1) / 1_000;

describe("createZoneDays", () => {
  it.each(ZONES)("gives the date that clocks in %s show", (zone) => {
    const dayAt = createZoneDays(zone);
    fc.assert(
      fc.property(fc.integer({ min: FIRST_S, max: LAST_S }), (seconds) => {
        const tsMs = seconds * 1_000;
        expect(dayAt(tsMs)).toBe(Math.floor(toWallMs(tsMs, zone) / DAY_MS) * DAY_MS);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it("knows the hours around a change of the clocks", () => {
    const dayAt = createZoneDays("America/New_York");
    const day = (tsMs: number): string => new Date(dayAt(tsMs)).toISOString().slice(0, 10);
    // Midnight of 2026-03-08 is still winter time, that of the 9th is summer time.
    expect(
      [
        Date.UTC(2026, 2, 8, 4, 59),
        Date.UTC(2026, 2, 8, 5),
        Date.UTC(2026, 2, 9, 3, 59),
        Date.UTC(2026, 2, 9, 4),
      ].map(day),
    ).toEqual(["2026-03-07", "2026-03-08", "2026-03-08", "2026-03-09"]);
  });
});

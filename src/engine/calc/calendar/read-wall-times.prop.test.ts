import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWallTimes } from "./read-wall-times.ts";
import { toWallMs } from "./zoned-time.ts";

const ZONES = ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"] as const;
const read = (zone: string, ...times: readonly string[]) =>
  Array.from(
    readWallTimes(
      Float64Array.from(times, (time) => Date.parse(`${time}Z`)),
      zone,
    ),
    (instant) => (Number.isNaN(instant) ? "never" : new Date(instant).toISOString().slice(0, 16)),
  );

describe("readWallTimes", () => {
  it("gives back instants from what clocks showed, wherever no hour is shown twice", () => {
    const time = fc.integer({ min: Date.UTC(2015, 0, 1) / 60_000, max: Date.UTC(2025, 0, 1) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.uniqueArray(time, { maxLength: 10 }), (zone, minutes) => {
        const isTwice = (instant: number): boolean =>
          [-1_800_000, 1_800_000, -3_600_000, 3_600_000].some(
            (step) => toWallMs(instant + step, zone) === toWallMs(instant, zone),
          );
        const instants = minutes
          .map((minute) => minute * 60_000)
          .filter((instant) => !isTwice(instant))
          .toSorted((left, right) => left - right);
        const walls = Float64Array.from(instants, (instant) => toWallMs(instant, zone));
        expect([...readWallTimes(walls, zone)]).toEqual(instants);
      }),
      { numRuns: 100 },
    );
  });

  it("reads summer and winter", () => {
    expect(read("America/New_York", "2024-01-09T09:30", "2024-07-09T09:30")).toEqual([
      "2024-01-09T14:30",
      "2024-07-09T13:30",
    ]);
  });

  it("tells the two hours apart that clocks show twice, by their order", () => {
    const hours = ["00:30", "01:30", "01:30", "02:30"].map((time) => `2024-11-03T${time}`);
    expect(read("America/New_York", ...hours)).toEqual(
      ["04:30", "05:30", "06:30", "07:30"].map((time) => `2024-11-03T${time}`),
    );
  });

  it("does not make a second time of one that is only out of order", () => {
    expect(read("America/New_York", "2024-07-09T10:30", "2024-07-09T09:30")).toEqual([
      "2024-07-09T14:30",
      "2024-07-09T13:30",
    ]);
  });

  it("knows no instant for a time that clocks leapt over", () => {
    expect(read("America/New_York", "2024-03-10T01:59", "2024-03-10T02:30", "2024-03-10T03:00")).toEqual([
      "2024-03-10T06:59",
      "never",
      "2024-03-10T07:00",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { DAY_MS } from "#shared/model/time.ts";
import { timeTicks } from "./time-ticks.ts";
import { valueTicks } from "./value-ticks.ts";

function labels(from: string, to: string, count = 6): readonly string[] {
  return timeTicks(Date.parse(from), Date.parse(to), count).map(({ label }) => label);
}

describe("valueTicks", () => {
  it("takes round steps within the limits", () => {
    expect(valueTicks(-0.12, 0, 3)).toEqual([-0.1, -0.05, 0]);
    expect(valueTicks(87_000, 123_000, 4)).toEqual([90_000, 100_000, 110_000, 120_000]);
  });

  it("gives one for a flat scale and none where there is no number", () => {
    expect(valueTicks(5, 5, 4)).toEqual([5]);
    expect(valueTicks(Number.NaN, 1, 4)).toEqual([]);
  });

  it("never leaves the limits nor has more than asked and one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        fc.integer({ min: 2, max: 10 }),
        (lowest, span, count) => {
          const ticks = valueTicks(lowest, lowest + span, count);
          expect(ticks.length).toBeLessThanOrEqual(count + 1);
          expect(
            ticks.every((tick) => tick >= lowest - span * 1e-6 && tick <= lowest + span * (1 + 1e-6)),
          ).toBe(true);
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe("timeTicks", () => {
  it("counts years, months, days and hours by the span", () => {
    expect(labels("2010-01-04", "2019-12-31")).toEqual(["2012", "2014", "2016", "2018"]);
    expect(labels("2019-01-15", "2020-01-15", 4)).toEqual(["Apr 2019", "Jul 2019", "Oct 2019", "Jan 2020"]);
    expect(labels("2020-02-27", "2020-03-02")).toEqual(["27 Feb", "28 Feb", "29 Feb", "1 Mar", "2 Mar"]);
    expect(labels("2020-03-01T20:00:00Z", "2020-03-02T03:00:00Z", 4)).toEqual([
      "20:00",
      "22:00",
      "2 Mar",
      "02:00",
    ]);
  });

  it("gives none for one moment", () => {
    expect(timeTicks(DAY_MS, DAY_MS, 5)).toEqual([]);
  });
});

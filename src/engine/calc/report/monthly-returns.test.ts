import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { DAY_MS } from "#shared/model/time.ts";
import { monthlyReturns } from "./monthly-returns.ts";
import { aCurve } from "../testing/a-curve.ts";

function curve(...points: readonly (readonly [string, number])[]): ReturnType<typeof aCurve> {
  return aCurve(
    Float64Array.from(points, ([day]) => Date.parse(day)),
    Float64Array.from(points, ([, equity]) => equity),
  );
}

const about = (value: number): number => expect.closeTo(value, 12) as number;

describe("monthlyReturns", () => {
  it("measures from month's end to month's end and leaves months without a bar empty", () => {
    const years = monthlyReturns(
      curve(["2019-11-15", 110], ["2019-11-29", 120], ["2020-01-02", 90], ["2020-03-31", 180]),
      100,
    );
    expect(years).toEqual([
      { year: 2019, months: [{ month: 11, total: about(0.2) }], total: about(0.2) },
      {
        year: 2020,
        months: [
          { month: 1, total: about(-0.25) },
          { month: 3, total: about(1) },
        ],
        total: about(0.5),
      },
    ]);
  });

  it("compounds to the total return, by months and by years", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            gap: fc.integer({ min: 1, max: 70 }),
            equity: fc.double({ min: 1, max: 1e6, noNaN: true }),
          }),
          {
            minLength: 1,
            maxLength: 60,
          },
        ),
        (steps) => {
          let tsMs = Date.UTC(2015, 5, 17);
          const times = steps.map(({ gap }) => (tsMs += gap * DAY_MS));
          const equity = steps.map((step) => step.equity);
          const years = monthlyReturns(aCurve(Float64Array.from(times), Float64Array.from(equity)), 1_000);
          const total = (equity.at(-1) ?? 0) / 1_000;
          const compound = (parts: readonly { readonly total: number }[]): number =>
            parts.reduce((value, part) => value * (1 + part.total), 1);
          expect(compound(years) / total).toBeCloseTo(1, 9);
          expect(compound(years.flatMap((year) => year.months)) / total).toBeCloseTo(1, 9);
        },
      ),
      { seed: 11, numRuns: 100 },
    );
  });
});

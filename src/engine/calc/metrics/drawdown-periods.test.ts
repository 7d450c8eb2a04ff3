import { describe, expect, it } from "vitest";
import { DAY_MS } from "#shared/model/time.ts";
import { drawdownPeriods } from "./drawdown-periods.ts";
import { aCurve } from "../testing/a-curve.ts";

function curveOfDays(...equity: readonly number[]): ReturnType<typeof aCurve> {
  return aCurve(
    Float64Array.from(equity, (_, day) => day * DAY_MS),
    Float64Array.from(equity),
  );
}

describe("drawdownPeriods", () => {
  it("gives the deepest first, from the peak to the recovery", () => {
    expect(drawdownPeriods(curveOfDays(100, 95, 100, 110, 88, 99, 120), 5)).toEqual([
      {
        tsPeakMs: 3 * DAY_MS,
        tsTroughMs: 4 * DAY_MS,
        tsRecoveredMs: 6 * DAY_MS,
        depth: 88 / 110 - 1,
        days: 3,
      },
      { tsPeakMs: 0, tsTroughMs: DAY_MS, tsRecoveredMs: 2 * DAY_MS, depth: 95 / 100 - 1, days: 2 },
    ]);
  });

  it("keeps one that has not recovered open until the last bar", () => {
    expect(drawdownPeriods(curveOfDays(100, 90, 80, 85), 5)).toEqual([
      { tsPeakMs: 0, tsTroughMs: 2 * DAY_MS, tsRecoveredMs: undefined, depth: 80 / 100 - 1, days: 3 },
    ]);
  });

  it("returns at most as many as asked, and none where equity never fell", () => {
    expect(drawdownPeriods(curveOfDays(100, 95, 100, 90, 100), 1)).toHaveLength(1);
    expect(drawdownPeriods(curveOfDays(100, 100, 101), 5)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { measureOutcome } from "./measure-outcome.ts";

const PATTERN = {
  kind: "double_bottom",
  direction: "bullish",
  pivots: [],
  neckline: 100,
  target: 110,
  confirmedIndex: 1,
} as const;

/** Bars that close at 100 with these extremes. */
function outcomeOf(highs: readonly number[], lows: readonly number[], horizonBars = 2) {
  const series = aBarSeries({ closes: highs.map(() => 100), highs, lows });
  return measureOutcome(PATTERN, 90, series, horizonBars);
}

describe("measureOutcome", () => {
  it("leaves out the confirming bar, whose range came before its close", () => {
    expect(outcomeOf([100, 120, 100, 100], [100, 80, 100, 100])).toBe("failed");
    expect(outcomeOf([100, 120, 100], [100, 80, 100])).toBe("open");
  });

  it("counts a bar that touches both target and stop as failed", () => {
    expect(outcomeOf([100, 100, 110, 100], [100, 100, 90, 100])).toBe("failed");
  });

  it("counts the target on the last bar of the horizon, and no later", () => {
    expect(outcomeOf([100, 100, 100, 110, 100], [100, 100, 100, 100, 100])).toBe("hit");
    expect(outcomeOf([100, 100, 100, 100, 110], [100, 100, 100, 100, 100])).toBe("failed");
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { anyBarSeries } from "#engine/testing/any-bar-series.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { resampleUp } from "./resample-up.ts";
import { findInvalidBars } from "./validate-bars.ts";

it("conserves volume, extremes, first open and last close, and makes valid bars", () => {
  fc.assert(
    fc.property(anyBarSeries(), fc.constantFrom("1w" as const, "1mo" as const), (series, timeframe) => {
      const joined = resampleUp(series, timeframe, sha256);
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
      expect([
        Math.max(...joined.high),
        Math.min(...joined.low),
        joined.open[0],
        joined.close.at(-1),
        findInvalidBars(joined),
      ]).toEqual([
        Math.max(...series.high),
        Math.min(...series.low),
        series.open[0],
        series.close.at(-1),
        [],
      ]);
      expect(sum(joined.volume)).toBeCloseTo(sum(series.volume), 0);
    }),
    { numRuns: 200 },
  );
});

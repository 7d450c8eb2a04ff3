import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { sliceSeries } from "../bars/slice-range.ts";
import { AVERAGE_WARM_UP_BARS, averageBars } from "./average-bars.ts";

const close = fc.double({ min: 0.01, max: 1_000, noNaN: true });

describe("averageBars", () => {
  it("has the whole's bars after its warm-up, wherever a part begins and whatever came before", () => {
    const closes = fc.array(close, { minLength: AVERAGE_WARM_UP_BARS + 2, maxLength: 300 });
    fc.assert(
      fc.property(closes, fc.nat(), (prices, place) => {
        const bars = aBarSeries({ closes: prices });
        const count = prices.length;
        const from = place % (count - AVERAGE_WARM_UP_BARS);
        const [whole, part] = [averageBars(bars), averageBars(sliceSeries(bars, from, count))];
        for (const name of ["open", "high", "low", "close"] as const)
          for (let index = AVERAGE_WARM_UP_BARS; index < count - from; index += 1) {
            const [seen, expected] = [
              part[name][index] ?? Number.NaN,
              whole[name][from + index] ?? Number.NaN,
            ];
            expect(Math.abs(seen - expected)).toBeLessThanOrEqual(1e-9 * expected);
          }
      }),
      { seed: 7, numRuns: 30 },
    );
  });
});

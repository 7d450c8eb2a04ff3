import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BarSeries } from "#shared/model/bar.ts";
import { firstBars } from "#engine/calc/indicators/testing/first-bars.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { detectRegimes } from "./detect-regimes.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { marketCloses, type MarketPart } from "./testing/market-closes.ts";

function aMarket(...parts: readonly MarketPart[]): BarSeries {
  return aBarSeries({ closes: marketCloses(...parts) });
}

function expectCausal(series: BarSeries, last: number): void {
  const whole = detectRegimes(series);
  const truncated = detectRegimes(firstBars(series, last + 1));
  expect(truncated.regime).toEqual(whole.regime.slice(0, last + 1));
  expect(truncated.confidence).toEqual(whole.confidence.slice(0, last + 1));
}

const part = fc.record({
  bars: fc.integer({ min: 1, max: 200 }),
  drift: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
  swing: fc.double({ min: 0, max: 0.05, noNaN: true }),
});

describe("detectRegimes", () => {
  it("says the same of a bar whatever comes after it", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 5 }), fc.nat(), (parts, pick) => {
        const series = aMarket(...parts);
        expectCausal(series, pick % series.close.length);
      }),
    );
  });

  it("says the same of a bar of the S&P 500 whatever comes after it", () => {
    const series = loadSpx();
    for (let last = 130; last < series.close.length; last += 479) expectCausal(series, last);
  });

  it("keeps confidence between 0 and 1", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const { confidence } = detectRegimes(aMarket(...parts));
        expect(confidence.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });
});

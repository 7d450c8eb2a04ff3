import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BarSeries } from "#shared/model/bar.ts";
import { firstBars } from "#engine/calc/indicators/testing/first-bars.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { findPatterns } from "./find-patterns.ts";
import { DEFAULT_PATTERN_SETTINGS, type PatternSettings } from "./pattern-settings.ts";

/** What the close of bar `last` allows one to know of a pattern search over more bars. */
function knownAt(last: number, series: BarSeries, settings: PatternSettings) {
  const { pivots, patterns, bias } = findPatterns(series, settings);
  return {
    pivots: pivots.filter((pivot) => pivot.confirmedIndex <= last),
    patterns: patterns
      .filter((pattern) => pattern.confirmedIndex <= last)
      .map((pattern) => Object.assign({}, pattern, { outcome: "not known yet" })),
    bias: bias.slice(0, last + 1),
  };
}

function expectCausal(series: BarSeries, last: number, settings: PatternSettings): void {
  const truncated = firstBars(series, last + 1);
  expect(knownAt(last, truncated, settings)).toEqual(knownAt(last, series, settings));
}

const walk = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 60, maxLength: 250 }).map((steps) => {
  let close = 1_000;
  return aBarSeries({ closes: steps.map((step) => (close += step * 5)) });
});

describe("findPatterns", () => {
  it("says the same of a bar whatever comes after it, on random walks", () => {
    const settings = { ...DEFAULT_PATTERN_SETTINGS, strength: 2, tolerance: 0.4, minimumHeightAtr: 0.5 };
    let found = 0;
    fc.assert(
      fc.property(walk, fc.double({ min: 0, max: 1, noNaN: true }), (series, share) => {
        found += findPatterns(series, settings).patterns.length;
        expectCausal(series, Math.floor(share * (series.close.length - 1)), settings);
      }),
    );
    expect(found).toBeGreaterThan(20);
  });

  it("says the same of a bar whatever comes after it, on the S&P 500", () => {
    const series = loadSpx();
    for (let last = 300; last < series.close.length; last += 479) {
      expectCausal(series, last, DEFAULT_PATTERN_SETTINGS);
    }
  });
});

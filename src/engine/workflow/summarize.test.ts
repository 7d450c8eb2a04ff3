import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { describeInputs, summarize } from "./summarize.ts";

describe("summarize", () => {
  it("keeps figures and short texts, and counts the rest", () => {
    const output = {
      score: 1.5,
      factor: Number.POSITIVE_INFINITY,
      isGood: true,
      nothing: undefined,
      name: "x".repeat(300),
      html: "x".repeat(3_000),
      positions: [[1, { deep: 1 }]],
      tags: ["a", "b"],
      found: [
        { symbol: "SPX", regime: "bull_quiet" },
        { symbol: "FB", regime: "crisis" },
      ],
      trades: Array.from({ length: 40 }, () => ({ profit: 1 })),
      curve: new Float64Array(9),
      statistics: { sharpe: 1, deep: { deeper: { deepest: 1 } } },
    };
    expect(summarize(output)).toEqual({
      score: 1.5,
      factor: "Infinity",
      isGood: true,
      name: `${"x".repeat(119)}…`,
      html: "3000 characters",
      positions: "1 item",
      tags: ["a", "b"],
      found: [
        { symbol: "SPX", regime: "bull_quiet" },
        { symbol: "FB", regime: "crisis" },
      ],
      trades: "40 items",
      curve: "9 values",
      statistics: { sharpe: 1, deep: {} },
    });
  });

  it("shows the figures of a single symbol's bars", () => {
    expect(summarize({ bars: [aBarSeries({ symbol: "SPX", closes: [1, 2] })] })).toMatchObject({
      bars: [{ symbol: "SPX", close: "2 values" }],
    });
  });

  it("stays small whatever the output is", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything({ maxDepth: 4 })), (output) => {
        expect(JSON.stringify(summarize(output)).length).toBeLessThan(2_500);
      }),
      { numRuns: 100 },
    );
  });
});

describe("describeInputs", () => {
  it("keeps what is plain exactly, and counts columns", () => {
    const inputs = {
      symbols: Array.from({ length: 20 }, (_, index) => `S${index}`),
      parameters: { fast: 10 },
      curve: [new Float64Array(3)],
    };
    expect(describeInputs(inputs)).toEqual({ ...inputs, curve: ["3 values"] });
  });
});

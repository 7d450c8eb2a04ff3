import { describe, expect, it } from "vitest";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import { monteCarloRows } from "./monte-carlo-rows.ts";

const spread = (median: number) => ({
  low: 1,
  lowerQuarter: 2,
  median,
  upperQuarter: 4,
  high: 5,
  mean: 3,
});

describe("monteCarloRows", () => {
  it("set where a study ended and how deep it fell beside what really came out", () => {
    const monteCarlo: MonteCarlo = {
      seed: 1,
      notes: [],
      studies: [
        {
          method: "drawn_trades",
          simulations: 100,
          sampleSize: 30,
          meanBlockBars: undefined,
          startEquity: 100,
          actual: { endEquity: 120, maximumDrawdown: -0.1 },
          endEquity: spread(110),
          maximumDrawdown: spread(-0.2),
          probabilityOfLoss: 0.1,
          probabilityOfRuin: 0,
          ruinFraction: 0.5,
          actualRank: 0.6,
          outcomes: { endEquity: new Float64Array(1), maximumDrawdown: new Float64Array(1) },
        },
      ],
    };
    expect(
      monteCarloRows(monteCarlo).map(({ what, kind, median, actual }) => [what, kind, median, actual]),
    ).toEqual([
      ["End equity", "money", 110, 120],
      ["Maximum drawdown", "percent", -0.2, -0.1],
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { measureMarket } from "./measure-market.ts";
import { DEFAULT_REGIME_SETTINGS } from "./regime-settings.ts";

const SETTINGS = {
  ...DEFAULT_REGIME_SETTINGS,
  trendBars: 3,
  volatilityBars: 2,
  volatilityHistoryBars: 10,
  minimumHistoryBars: 1,
  drawdownBars: 3,
};

describe("measureMarket", () => {
  it("measures trend, volatility and drawdown from the closes up to each bar", () => {
    // Log returns 0.1, 0.3, -0.1: mean 0.1, sample deviation 0.2.
    const closes = [0, 0.1, 0.4, 0.3].map((logPrice) => 100 * Math.exp(logPrice));
    const { trendScore, volatility, volatilityPercentile, drawdown } = measureMarket(
      aBarSeries({ closes }),
      SETTINGS,
    );
    expect(trendScore[2]).toBeNaN();
    expect(trendScore[3]).toBeCloseTo(0.3 / (0.2 * Math.sqrt(3)), 12);
    expect(volatility[1]).toBeNaN();
    expect(volatility[2]).toBeCloseTo(Math.sqrt(0.02) * Math.sqrt(252), 12);
    expect(volatility[3]).toBeCloseTo(Math.sqrt(0.08) * Math.sqrt(252), 12);
    expect(volatilityPercentile).toEqual(Float64Array.of(Number.NaN, Number.NaN, Number.NaN, 1));
    expect(drawdown.slice(0, 3)).toEqual(new Float64Array(3));
    expect(drawdown[3]).toBeCloseTo(1 - Math.exp(-0.1), 12);
  });

  it("forgets a high that has left the window", () => {
    const { drawdown } = measureMarket(aBarSeries({ closes: [200, 100, 100, 100] }), SETTINGS);
    expect(drawdown).toEqual(Float64Array.of(0, 0.5, 0.5, 0));
  });
});

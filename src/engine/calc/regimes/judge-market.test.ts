import { describe, expect, it } from "vitest";
import { judgeMarket, type MarketReading, type MarketState } from "./judge-market.ts";
import { DEFAULT_REGIME_SETTINGS } from "./regime-settings.ts";

const CALM: MarketReading = { trendScore: 0, volatility: 0.1, volatilityPercentile: 0.3, drawdown: 0.02 };
const NOTHING: MarketState = { trend: "sideways", isVolatile: false, isCrisis: false };

function judge(reading: Partial<MarketReading>, previous: Partial<MarketState> = {}) {
  return judgeMarket({ ...CALM, ...reading }, { ...NOTHING, ...previous }, DEFAULT_REGIME_SETTINGS);
}

describe("judgeMarket", () => {
  it.each([
    ["a rising trend", { trendScore: 0.3 }, { trend: "bull" }, "bull_quiet"],
    ["a falling trend", { trendScore: -0.3 }, { trend: "bear" }, "bear_quiet"],
    [
      "volatility",
      { volatilityPercentile: 0.6, volatility: 0.15 },
      { isVolatile: true },
      "sideways_volatile",
    ],
    ["a crisis", { drawdown: 0.17, volatility: 0.29 }, { isCrisis: true }, "crisis"],
  ] as const)("stays in %s that would not be enough to enter it", (_, reading, previous, regime) => {
    expect(judge(reading, previous).regime).toBe(regime);
    expect(judge(reading).regime).not.toBe(regime);
  });

  it.each([
    [{ drawdown: 0.5, volatility: 0.2 }, "sideways_quiet"],
    [{ drawdown: 0.05, volatility: 0.5 }, "sideways_volatile"],
    [{ drawdown: 0.2, volatility: 0.35 }, "crisis"],
  ] as const)(
    "needs a deep drawdown and a very high volatility for a crisis: %o is %s",
    (reading, regime) => {
      expect(judge(reading).regime).toBe(regime);
    },
  );

  it("is the clearer, the further the nearest rule is from turning", () => {
    const clarities = [0.51, 0.7, 0.9].map((trendScore) => judge({ trendScore }).clarity);
    expect(clarities[0]).toBeCloseTo(0.01, 12);
    expect(clarities[1]).toBeCloseTo(0.2, 12);
    expect(clarities[2]).toBeCloseTo(0.4, 12);
  });
});

import type { BarSeries } from "#shared/model/bar.ts";
import { REGIMES, type Regime, type RegimeSeries } from "#shared/model/regime.ts";
import { judgeMarket, type MarketReading, type MarketState } from "./judge-market.ts";
import { measureMarket, type MarketMeasures } from "./measure-market.ts";
import { DEFAULT_REGIME_SETTINGS, type RegimeSettings } from "./regime-settings.ts";

/**
 * The regime of each bar by rules on trend, volatility and drawdown; value t uses bars up to t. A new regime must
 * hold for some bars before it is taken over, except that a crisis begins at once.
 * Confidence is above 0.5 where the rules agree with the regime and below where they point elsewhere.
 */
export function detectRegimes(
  series: BarSeries,
  settings: RegimeSettings = DEFAULT_REGIME_SETTINGS,
): RegimeSeries {
  const measures = measureMarket(series, settings);
  const regime = new Uint8Array(series.close.length).fill(REGIMES.indexOf("unknown"));
  const confidence = new Float64Array(series.close.length);
  let state: MarketState = { trend: "sideways", isVolatile: false, isCrisis: false };
  let held: Regime = "unknown";
  let challenger: Regime = "unknown";
  let challengerBars = 0;
  for (let index = 0; index < regime.length; index += 1) {
    const reading = readingAt(measures, index);
    if (Number.isNaN(reading.trendScore) || Number.isNaN(reading.volatility)) continue;
    const judgement = judgeMarket(reading, state, settings);
    state = judgement;
    challengerBars = judgement.regime === challenger ? challengerBars + 1 : 1;
    challenger = judgement.regime;
    const isAtOnce = held === "unknown" || challenger === "crisis";
    if (isAtOnce || challengerBars >= settings.confirmationBars) held = challenger;
    regime[index] = REGIMES.indexOf(held);
    confidence[index] = 0.5 + (held === challenger ? 0.5 : -0.5) * judgement.clarity;
  }
  return { symbol: series.symbol, tsOpenMs: series.tsOpenMs, regime, confidence };
}

/** What was measured at one bar. */
export function readingAt(measures: MarketMeasures, index: number): MarketReading {
  return {
    trendScore: measures.trendScore[index] ?? Number.NaN,
    volatility: measures.volatility[index] ?? Number.NaN,
    volatilityPercentile: measures.volatilityPercentile[index] ?? Number.NaN,
    drawdown: measures.drawdown[index] ?? Number.NaN,
  };
}

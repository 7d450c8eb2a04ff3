import type { Regime } from "#shared/model/regime.ts";
import type { RegimeSettings } from "./regime-settings.ts";

/** What the rules look at on one bar. */
export interface MarketReading {
  readonly trendScore: number;
  readonly volatility: number;
  /** NaN while the past is too short. */
  readonly volatilityPercentile: number;
  readonly drawdown: number;
}

/** What the rules said last; each rule is harder to enter than to stay in. */
export interface MarketState {
  readonly trend: "bull" | "bear" | "sideways";
  readonly isVolatile: boolean;
  readonly isCrisis: boolean;
}

/** What the rules say of one bar. */
export interface MarketJudgement extends MarketState {
  readonly regime: Regime;
  /** How far the nearest rule is from saying otherwise, 0 to 1. */
  readonly clarity: number;
}

/** Applies trend, volatility and crisis rules to one bar. The reading is complete but for its percentile. */
export function judgeMarket(
  reading: MarketReading,
  previous: MarketState,
  settings: RegimeSettings,
): MarketJudgement {
  const crisis = crisisMargin(reading, previous.isCrisis, settings);
  const volatile = volatilityMargin(reading, previous.isVolatile, settings);
  const { enter, leave } = settings.trendScore;
  const up = reading.trendScore - (previous.trend === "bull" ? leave : enter);
  const down = -reading.trendScore - (previous.trend === "bear" ? leave : enter);
  const trend = up >= 0 ? "bull" : down >= 0 ? "bear" : "sideways";
  const isVolatile = volatile >= 0;
  const isCrisis = crisis >= 0;
  const margins = isCrisis ? [crisis] : [crisis, volatile, up, down];
  return {
    trend,
    isVolatile,
    isCrisis,
    regime: isCrisis ? "crisis" : `${trend}_${isVolatile ? "volatile" : "quiet"}`,
    clarity: Math.min(1, ...margins.map((margin) => Math.abs(margin))),
  };
}

/** At least 0 when both crisis conditions hold; in halves of their bounds. */
function crisisMargin(reading: MarketReading, isCrisis: boolean, settings: RegimeSettings): number {
  const edge = isCrisis ? "leave" : "enter";
  const drawdown = settings.crisisDrawdown[edge];
  const volatility = settings.crisisVolatility[edge];
  return 2 * Math.min(reading.drawdown / drawdown - 1, reading.volatility / volatility - 1);
}

/** At least 0 when volatile; 1 is twice the bound, or 30 points of percentile. */
function volatilityMargin(reading: MarketReading, isVolatile: boolean, settings: RegimeSettings): number {
  const ceiling = reading.volatility / settings.volatilityCeiling - 1;
  if (Number.isNaN(reading.volatilityPercentile)) {
    return reading.volatility / settings.volatilityWithoutHistory - 1;
  }
  const { enter, leave } = settings.volatilityPercentile;
  const percentile = (reading.volatilityPercentile - (isVolatile ? leave : enter)) / 0.3;
  const floor = reading.volatility / settings.volatilityFloor - 1;
  return Math.max(ceiling, Math.min(percentile, floor));
}

/** Bounds of a two-state rule: it turns on at `enter` and off again only at `leave`. */
export interface Band {
  readonly enter: number;
  readonly leave: number;
}

/** The rules of `detectRegimes`. Windows are in bars of the series' own timeframe. */
export interface RegimeSettings {
  /** Window of the trend score; the regime is unknown until it is full. */
  readonly trendBars: number;
  /** A trend is up from +enter and down from -enter; in standard deviations of the window's return. */
  readonly trendScore: Band;
  readonly volatilityBars: number;
  /** Share of the own past below today's volatility from which the market is volatile. */
  readonly volatilityPercentile: Band;
  /** How far back the own past reaches. */
  readonly volatilityHistoryBars: number;
  /** Past values of volatility needed before the percentile speaks. */
  readonly minimumHistoryBars: number;
  /** Annualised volatility below which no percentile makes a market volatile. */
  readonly volatilityFloor: number;
  /** Annualised volatility from which every market is volatile. */
  readonly volatilityCeiling: number;
  /** Annualised volatility from which a market counts as volatile while its past is too short for a percentile. */
  readonly volatilityWithoutHistory: number;
  /** Window of the high that a drawdown is measured from. */
  readonly drawdownBars: number;
  /** Crisis needs this drawdown (a fraction, positive) ... */
  readonly crisisDrawdown: Band;
  /** ... and this annualised volatility at once. */
  readonly crisisVolatility: Band;
  /** Bars in a row for which the rules must agree on a new regime; a crisis begins at once. */
  readonly confirmationBars: number;
}

export const DEFAULT_REGIME_SETTINGS: RegimeSettings = {
  trendBars: 126,
  trendScore: { enter: 0.5, leave: 0.25 },
  volatilityBars: 21,
  volatilityPercentile: { enter: 0.7, leave: 0.55 },
  volatilityHistoryBars: 1_260,
  minimumHistoryBars: 252,
  volatilityFloor: 0.1,
  volatilityCeiling: 0.3,
  volatilityWithoutHistory: 0.2,
  drawdownBars: 252,
  crisisDrawdown: { enter: 0.2, leave: 0.15 },
  crisisVolatility: { enter: 0.35, leave: 0.28 },
  confirmationBars: 5,
};

/**
 * Figures of QuantStats 0.0.81 (Apache-2.0) over the daily close-to-close returns of the S&P 500 series of the npm
 * package vega-datasets 3.2.1, 2010-01-04 to 2019-12-31, the first return from the close of 2009-12-31; 252 periods a
 * year, risk-free 0, years = periods / 252.
 */
export const QUANTSTATS_SPX = {
  periods: 2516,
  cagr: 0.11243029410278105,
  volatility: 0.1477073201243621,
  sharpe: 0.7954907348358079,
  sortino: 1.113709813545607,
  calmar: 0.5684553440012926,
  maxDrawdown: -0.19778210423952913,
  /** Compound return of the whole period. */
  comp: 1.897300778885513,
  /** From 2015-05-22, the first day below the peak, to 2016-07-08, the last one, both counted. */
  longestDrawdownDays: 414,
} as const;

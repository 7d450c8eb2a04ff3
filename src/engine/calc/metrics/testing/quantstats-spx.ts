/**
 * Figures of QuantStats 0.0.81 (Apache-2.0) over the daily close-to-close returns of the S&P 500 series of the npm
 * package vega-datasets 3.2.1, 2010-01-04 to 2019-12-31, the first return from the close of 2009-12-31; 252 periods a
 * year, risk-free 0, years = periods / 252. The names are QuantStats' own.
 */
export const QUANTSTATS_SPX = {
  periods: 2516,
  cagr: 0.11243029410278105,
  volatility: 0.1477073201243621,
  sharpe: 0.7954907348358079,
  smart_sharpe: 0.7588033794245351,
  sortino: 1.113709813545607,
  smart_sortino: 1.062346465155379,
  adjusted_sortino: 0.7875117614321041,
  probabilistic_sharpe_ratio: 0.9935241465465477,
  omega: 1.1570536314348412,
  calmar: 0.5684553440012926,
  max_drawdown: -0.19778210423952913,
  ulcer_index: 0.04792984451294451,
  ulcer_performance_index: 39.58495584881576,
  serenity_index: 1.901392153502179,
  skew: -0.4085084807854349,
  kurtosis: 4.451977808726145,
  value_at_risk: -0.014838578383704453,
  cvar: -0.022543908556627572,
  expected_return: 0.0004228952525702212,
  avg_return: 0.00046645446123246784,
  avg_win: 0.006262873807626087,
  avg_loss: -0.0065811743475985415,
  best: 0.04959374256297622,
  worst: -0.0666344641955241,
  win_rate: 0.5487077534791253,
  win_loss_ratio: 0.9516346896221338,
  payoff_ratio: 0.9516346896221338,
  profit_ratio: 0.7815519583061676,
  profit_factor: 1.1570536314348414,
  cpc_index: 0.6041779225959396,
  gain_to_pain_ratio: 0.15705363143484127,
  tail_ratio: 0.9236127710259848,
  common_sense_ratio: 1.0686695107552124,
  outlier_win_ratio: 3.8338037239173555,
  outlier_loss_ratio: 4.276332141437146,
  recovery_factor: 5.9314414441607095,
  risk_of_ruin: 0.0,
  risk_return_ratio: 0.0501112060626565,
  kelly_criterion: 0.07447930064701,
  consecutive_wins: 8.0,
  consecutive_losses: 9.0,
  exposure: 1.0,
  comp: 1.897300778885513,
  geometric_mean: 0.0004228952525702212,
  rar: 0.11243029410278105,
  /** From 2015-05-22, the first day below the peak, to 2016-07-08, the last one, both counted. */
  longest_drawdown_days: 414,
} as const;

/** Its five worst drawdowns: from the first day below the peak to the last one, and the depth in percent. */
export const QUANTSTATS_SPX_DRAWDOWNS = [
  { start: "2018-09-21", valley: "2018-12-24", end: "2019-04-22", days: 214, depthPercent: -19.778210424 },
  { start: "2011-05-02", valley: "2011-10-03", end: "2012-02-23", days: 298, depthPercent: -19.388242086 },
  { start: "2010-04-26", valley: "2010-07-02", end: "2010-11-03", days: 192, depthPercent: -15.9946772609 },
  { start: "2015-05-22", valley: "2016-02-11", end: "2016-07-08", days: 414, depthPercent: -14.1607504327 },
  { start: "2018-01-29", valley: "2018-02-08", end: "2018-08-23", days: 207, depthPercent: -10.1595305431 },
] as const;

import type { FigureDefinition } from "./figure-definition.ts";

/** What was gained for what was risked, from the returns of the periods; risk-free rate 0. */
export const RATIO_FIGURES = {
  smartSharpe: {
    label: "Smart Sharpe ratio",
    kind: "ratio",
    definition:
      "Sharpe ratio over the autocorrelation penalty: the square root of 1 + 2 sum((n - k) / n |c|^k) with c the correlation of neighbouring returns.",
    source: "QuantStats smart_sharpe",
    nonFinite: "the account never moved",
  },
  probabilisticSharpe: {
    label: "Probabilistic Sharpe ratio",
    kind: "fraction",
    definition:
      "Probability that the true Sharpe ratio is above 0, given length, skew and kurtosis of the returns (Bailey and Lopez de Prado 2012). As QuantStats, with the excess kurtosis less 3 where the paper has the plain kurtosis less 1.",
    source: "QuantStats probabilistic_sharpe_ratio",
    nonFinite: "the account never moved",
  },
  smartSortino: {
    label: "Smart Sortino ratio",
    kind: "ratio",
    definition: "Sortino ratio over the autocorrelation penalty of the smart Sharpe ratio.",
    source: "QuantStats smart_sortino",
    nonFinite: "no period lost, or nothing moved",
  },
  adjustedSortino: {
    label: "Sortino / √2",
    kind: "ratio",
    definition: "Sortino ratio over the root of two, to stand beside a Sharpe ratio (Schwager).",
    source: "QuantStats adjusted_sortino",
    nonFinite: "no period lost, or nothing moved",
  },
  smartAdjustedSortino: {
    label: "Smart Sortino / √2",
    kind: "ratio",
    definition: "Smart Sortino ratio over the root of two.",
    source: "QuantStats adjusted_sortino, smart",
    nonFinite: "no period lost, or nothing moved",
  },
  omega: {
    label: "Omega ratio",
    kind: "ratio",
    definition:
      "Sum of the gains over the sum of the losses of all periods, threshold 0 (Keating and Shadwick 2002).",
    source: "QuantStats omega",
    nonFinite: "no period lost, or nothing moved",
  },
  riskAdjustedReturn: {
    label: "Risk-adjusted return",
    kind: "fraction",
    definition:
      "Annual return over the share of time in the market. QuantStats rounds that share up to whole percents and takes days without a return for days out of it.",
    source: "QuantStats rar",
    nonFinite: "never in the market",
  },
  riskReturnRatio: {
    label: "Risk-return ratio",
    kind: "ratio",
    definition: "Mean over standard deviation of the returns, not annualised.",
    source: "QuantStats risk_return_ratio",
    nonFinite: "the account never moved",
  },
  gainToPain: {
    label: "Gain to pain",
    kind: "ratio",
    definition: "Sum of all returns over the sum of the losses (Schwager).",
    source: "QuantStats gain_to_pain_ratio",
    nonFinite: "no period lost, or nothing moved",
  },
  gainToPainMonth: {
    label: "Gain to pain, months",
    kind: "ratio",
    definition: "The same with the sums of the returns of each calendar month.",
    source: "QuantStats gain_to_pain_ratio, monthly",
    nonFinite: "no month lost, or nothing moved",
  },
  ulcerPerformanceIndex: {
    label: "Ulcer performance index",
    kind: "ratio",
    definition: "Total return over the ulcer index (Martin and McCann 1989).",
    source: "QuantStats ulcer_performance_index",
    nonFinite: "no drawdown",
  },
  serenityIndex: {
    label: "Serenity index",
    kind: "ratio",
    definition:
      "Sum of the returns over ulcer index times pitfall, the pitfall being the conditional value at risk of the drawdowns over the deviation of the returns (KeyQuant).",
    source: "QuantStats serenity_index",
    nonFinite: "no drawdown",
  },
  recoveryFactor: {
    label: "Recovery factor",
    kind: "ratio",
    definition: "Sum of the returns, without its sign, over the maximum drawdown.",
    source: "QuantStats recovery_factor",
    nonFinite: "no drawdown",
  },
  periodPayoff: {
    label: "Win/loss ratio of periods",
    kind: "ratio",
    definition: "Mean of the gaining over mean of the losing periods.",
    source: "QuantStats payoff_ratio and win_loss_ratio",
    nonFinite: "no period lost, or none gained",
  },
  periodProfitFactor: {
    label: "Profit factor of periods",
    kind: "ratio",
    definition: "Sum of the gaining over sum of the losing periods.",
    source: "QuantStats profit_factor",
    nonFinite: "no period lost, or nothing moved",
  },
  profitRatio: {
    label: "Profit ratio",
    kind: "ratio",
    definition:
      "Mean gain over the number of periods without a loss, divided by mean loss over the number of losing ones.",
    source: "QuantStats profit_ratio",
    nonFinite: "no period lost, or nothing moved",
  },
  cpcIndex: {
    label: "CPC index",
    kind: "ratio",
    definition: "Profit factor times share of winning periods times win/loss ratio.",
    source: "QuantStats cpc_index",
    nonFinite: "no period lost, or nothing moved",
  },
  commonSenseRatio: {
    label: "Common sense ratio",
    kind: "ratio",
    definition: "Profit factor of periods times tail ratio.",
    source: "QuantStats common_sense_ratio",
    nonFinite: "no period lost, or nothing moved",
  },
  tailRatio: {
    label: "Tail ratio",
    kind: "ratio",
    definition: "95th over 5th percentile of the returns, without sign.",
    source: "QuantStats tail_ratio",
    nonFinite: "the 5th percentile is 0",
  },
  outlierWinRatio: {
    label: "Outlier win ratio",
    kind: "ratio",
    definition: "99th percentile of the returns over the mean of those not below 0.",
    source: "QuantStats outlier_win_ratio",
    nonFinite: "nothing moved",
  },
  outlierLossRatio: {
    label: "Outlier loss ratio",
    kind: "ratio",
    definition: "1st percentile of the returns over the mean of those below 0.",
    source: "QuantStats outlier_loss_ratio",
    nonFinite: "no period lost",
  },
  kellyCriterion: {
    label: "Kelly criterion",
    kind: "fraction",
    definition:
      "Share of the account that the Kelly formula would put at risk: (b p - q) / b with win/loss ratio b and share of winning periods p.",
    source: "QuantStats kelly_criterion",
    nonFinite: "no period lost, or nothing moved",
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type RatioFigures = Readonly<Record<keyof typeof RATIO_FIGURES, number>>;

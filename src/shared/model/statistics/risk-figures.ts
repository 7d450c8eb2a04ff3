import type { FigureDefinition } from "./figure-definition.ts";

/** How the account fell and how its returns are spread. */
export const RISK_FIGURES = {
  skew: {
    label: "Skewness",
    kind: "ratio",
    definition: "Asymmetry of the returns, adjusted Fisher-Pearson coefficient.",
    source: "QuantStats skew",
    nonFinite: "too few periods",
  },
  excessKurtosis: {
    label: "Excess kurtosis",
    kind: "ratio",
    definition: "Weight of the tails above that of a normal distribution, unbiased.",
    source: "QuantStats kurtosis",
    nonFinite: "too few periods",
  },
  valueAtRisk: {
    label: "Value at risk, 95 %",
    kind: "fraction",
    definition: "5th percentile of a normal distribution with the mean and deviation of the returns.",
    source: "QuantStats value_at_risk",
    nonFinite: "too few periods",
  },
  conditionalValueAtRisk: {
    label: "Conditional value at risk",
    kind: "fraction",
    definition: "Mean of the returns below the value at risk, or that value when there is none.",
    source: "QuantStats cvar",
    nonFinite: "too few periods",
  },
  ulcerIndex: {
    label: "Ulcer index",
    kind: "fraction",
    definition:
      "Root of the sum of the squared drawdowns over one less than the number of periods (Martin and McCann 1989).",
    source: "QuantStats ulcer_index",
    nonFinite: "too few periods",
  },
  riskOfRuin: {
    label: "Risk of ruin",
    kind: "fraction",
    definition:
      "((1 - p) / (1 + p)) to the power of the number of periods, with the share p of winning periods.",
    source: "QuantStats risk_of_ruin",
    nonFinite: "nothing ever moved",
  },
  averageDrawdown: {
    label: "Average drawdown",
    kind: "fraction",
    definition: "Mean of the depths of all stretches below an earlier highest equity.",
    source: "QuantStats avg. drawdown",
    nonFinite: "no drawdown",
  },
  averageDrawdownDays: {
    label: "Average drawdown length",
    kind: "days",
    definition:
      "Mean calendar days from peak to recovery, or to the last bar. QuantStats counts from the first to the last day below.",
    source: "QuantStats avg. drawdown days",
    nonFinite: "no drawdown",
  },
  drawdownCount: {
    label: "Drawdowns",
    kind: "count",
    definition: "Number of stretches below an earlier highest equity.",
    source: "QuantStats drawdown_details",
  },
  maximumDrawdownMoney: {
    label: "Deepest fall of equity",
    kind: "money",
    definition: "Largest fall of equity below its highest value so far.",
    source: "MetaTrader 5 equity drawdown maximal",
  },
  equityBelowStart: {
    label: "Equity below the start",
    kind: "money",
    definition: "Start equity less the lowest equity; 0 when it never was below.",
    source: "MetaTrader 5 equity drawdown absolute",
  },
  balanceDrawdown: {
    label: "Maximum drawdown of balance",
    kind: "fraction",
    definition:
      "Deepest fall of the balance (start plus profits of closed trades) below its highest value so far.",
    source: "MetaTrader 5 balance drawdown relative",
  },
  balanceDrawdownMoney: {
    label: "Deepest fall of balance",
    kind: "money",
    definition: "The same in money.",
    source: "MetaTrader 5 balance drawdown maximal",
  },
  balanceBelowStart: {
    label: "Balance below the start",
    kind: "money",
    definition: "Start equity less the lowest balance; 0 when it never was below.",
    source: "MetaTrader 5 balance drawdown absolute",
  },
  profitToDrawdown: {
    label: "Profit over drawdown",
    kind: "ratio",
    definition: "Net profit over the deepest fall of equity, in money.",
    source: "MetaTrader 5 recovery factor",
    nonFinite: "no drawdown",
  },
  minimumEquity: {
    label: "Lowest equity",
    kind: "money",
    definition: "Lowest account value at a close.",
    source: "freqtrade min balance",
  },
  maximumEquity: {
    label: "Highest equity",
    kind: "money",
    definition: "Highest account value at a close.",
    source: "freqtrade max balance",
  },
  minimumBalance: {
    label: "Lowest balance",
    kind: "money",
    definition: "Lowest start plus profits of the trades closed so far.",
    source: "freqtrade min balance",
  },
  maximumBalance: {
    label: "Highest balance",
    kind: "money",
    definition: "Highest start plus profits of the trades closed so far.",
    source: "freqtrade max balance",
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type RiskFigures = Readonly<Record<keyof typeof RISK_FIGURES, number>>;

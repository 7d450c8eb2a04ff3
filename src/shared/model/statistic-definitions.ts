import type { Statistics } from "./backtest-result.ts";

/** How a figure is read; `fraction` as a percentage, `money` in account currency. */
export type StatisticKind = "fraction" | "money" | "ratio" | "count" | "days";

/** What a figure of a result is called and what it says, the same in the window and in the report. */
export interface StatisticDefinition {
  readonly key: keyof Statistics;
  readonly label: string;
  readonly kind: StatisticKind;
  readonly group: "Return" | "Risk" | "Trades" | "Account and costs";
  readonly definition: string;
  /** Why the figure is infinite or missing, when it is. */
  readonly nonFinite: string;
}

function define(
  group: StatisticDefinition["group"],
  key: keyof Statistics,
  label: string,
  kind: StatisticKind,
  definition: string,
  nonFinite = "not defined for this run",
): StatisticDefinition {
  return { key, label, kind, group, definition, nonFinite };
}

const NO_TRADE = "no closed trade";

export const STATISTIC_DEFINITIONS: readonly StatisticDefinition[] = [
  define("Return", "totalReturn", "Total return", "fraction", "End equity over start equity, minus one."),
  define(
    "Return",
    "annualReturn",
    "Annual return",
    "fraction",
    "Compound growth a year, a year being as many bars as a trading year has.",
    "the period is too short",
  ),
  define(
    "Return",
    "benchmarkReturn",
    "Buy and hold",
    "fraction",
    "Return of holding the first symbol from the first traded close to the last, without costs.",
  ),
  define(
    "Return",
    "sharpe",
    "Sharpe ratio",
    "ratio",
    "Mean over standard deviation of the returns a bar, annualised; risk-free rate 0.",
    "the account never moved",
  ),
  define(
    "Return",
    "sortino",
    "Sortino ratio",
    "ratio",
    "Mean of the returns a bar over their downside deviation (all bars counted), annualised; target 0.",
    "no bar lost money, or nothing moved",
  ),
  define("Return", "calmar", "Calmar ratio", "ratio", "Annual return over maximum drawdown.", "no drawdown"),
  define(
    "Risk",
    "annualVolatility",
    "Annual volatility",
    "fraction",
    "Standard deviation of the returns a bar, annualised.",
    "too few bars",
  ),
  define(
    "Risk",
    "maximumDrawdown",
    "Maximum drawdown",
    "fraction",
    "Deepest fall of equity below its highest value so far, at closes.",
  ),
  define(
    "Risk",
    "longestDrawdownDays",
    "Longest drawdown",
    "days",
    "Longest time below an earlier highest equity, in calendar days.",
  ),
  define("Risk", "timeInMarket", "Time in market", "fraction", "Share of bars that closed with a position."),
  define(
    "Trades",
    "trades",
    "Closed trades",
    "count",
    "Round trips from flat to flat, or parts closed first-in first-out.",
  ),
  define(
    "Trades",
    "winRate",
    "Win rate",
    "fraction",
    "Share of closed trades with a profit after fees.",
    NO_TRADE,
  ),
  define(
    "Trades",
    "profitFactor",
    "Profit factor",
    "ratio",
    "Sum of the profits over the sum of the losses of closed trades.",
    "no losing trade",
  ),
  define(
    "Trades",
    "averageTrade",
    "Average trade",
    "money",
    "Mean profit of closed trades, after fees.",
    NO_TRADE,
  ),
  define(
    "Trades",
    "averageWin",
    "Average win",
    "money",
    "Mean profit of winning trades.",
    "no winning trade",
  ),
  define(
    "Trades",
    "averageLoss",
    "Average loss",
    "money",
    "Mean profit of losing trades.",
    "no losing trade",
  ),
  define("Trades", "bestTrade", "Best trade", "money", "Largest profit of a closed trade.", NO_TRADE),
  define("Trades", "worstTrade", "Worst trade", "money", "Smallest profit of a closed trade.", NO_TRADE),
  define(
    "Account and costs",
    "startEquity",
    "Start equity",
    "money",
    "Account value before the first traded bar.",
  ),
  define(
    "Account and costs",
    "endEquity",
    "End equity",
    "money",
    "Account value at the last traded close, open positions marked there.",
  ),
  define("Account and costs", "feesPaid", "Fees paid", "money", "Sum of the fees of all fills."),
  define("Account and costs", "turnover", "Turnover", "ratio", "Value of all fills over the mean equity."),
];

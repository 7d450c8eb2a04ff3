import type { Statistics } from "#shared/model/backtest-result.ts";
import type { NumberKind } from "#renderer/ui/format-number.ts";

export interface StatisticRow {
  readonly key: keyof Statistics;
  readonly label: string;
  readonly kind: NumberKind;
  readonly isSigned: boolean;
  readonly unit: string;
  /** What it is, on hover. */
  readonly hint: string;
}

type Column = readonly [keyof Statistics, string, NumberKind, string, ("signed" | "plain")?, string?];

const row = ([key, label, kind, hint, sign = "plain", unit = ""]: Column): StatisticRow => ({
  key,
  label,
  kind,
  hint,
  isSigned: sign === "signed",
  unit,
});

/** The figures that decide whether a person reads on; the names are those of the report. */
export const KEY_STATISTICS: readonly StatisticRow[] = (
  [
    ["totalReturn", "Total return", "percent", "end equity over start equity, minus one", "signed"],
    ["annualReturn", "Annual return", "percent", "compound growth a year", "signed"],
    ["sharpe", "Sharpe ratio", "ratio", "mean over deviation of the returns, annualised, risk-free rate 0"],
    [
      "maximumDrawdown",
      "Maximum drawdown",
      "percent",
      "deepest fall below the highest equity so far",
      "signed",
    ],
    ["winRate", "Win rate", "percent", "share of closed trades with a profit"],
    ["profitFactor", "Profit factor", "ratio", "sum of profits over sum of losses"],
    ["trades", "Closed trades", "integer", "round trips"],
    ["benchmarkReturn", "Buy and hold", "percent", "holding the first symbol over the same bars", "signed"],
  ] satisfies readonly Column[]
).map(row);

/** Every figure, in groups. */
export const STATISTIC_GROUPS: readonly { readonly title: string; readonly rows: readonly StatisticRow[] }[] =
  [
    {
      title: "Return",
      rows: (
        [
          ["totalReturn", "Total return", "percent", "end equity over start equity, minus one", "signed"],
          ["annualReturn", "Annual return", "percent", "compound growth a year", "signed"],
          [
            "benchmarkReturn",
            "Buy and hold",
            "percent",
            "holding the first symbol over the same bars",
            "signed",
          ],
          ["sharpe", "Sharpe ratio", "ratio", "mean over deviation of the returns, annualised"],
          ["sortino", "Sortino ratio", "ratio", "mean over downside deviation, annualised"],
          ["calmar", "Calmar ratio", "ratio", "annual return over maximum drawdown"],
        ] satisfies readonly Column[]
      ).map(row),
    },
    {
      title: "Risk",
      rows: (
        [
          ["annualVolatility", "Annual volatility", "percent", "deviation of the returns, annualised"],
          [
            "maximumDrawdown",
            "Maximum drawdown",
            "percent",
            "deepest fall below the highest equity so far",
            "signed",
          ],
          [
            "longestDrawdownDays",
            "Longest drawdown",
            "integer",
            "time below an earlier high",
            "plain",
            "days",
          ],
          ["timeInMarket", "Time in market", "percent", "share of bars that closed with a position"],
        ] satisfies readonly Column[]
      ).map(row),
    },
    {
      title: "Trades",
      rows: (
        [
          ["trades", "Closed trades", "integer", "round trips"],
          ["winRate", "Win rate", "percent", "share of closed trades with a profit"],
          ["profitFactor", "Profit factor", "ratio", "sum of profits over sum of losses"],
          ["averageTrade", "Average trade", "money", "mean profit after fees", "signed"],
          ["averageWin", "Average win", "money", "mean profit of winning trades", "signed"],
          ["averageLoss", "Average loss", "money", "mean profit of losing trades", "signed"],
          ["bestTrade", "Best trade", "money", "largest profit", "signed"],
          ["worstTrade", "Worst trade", "money", "smallest profit", "signed"],
        ] satisfies readonly Column[]
      ).map(row),
    },
    {
      title: "Account and costs",
      rows: (
        [
          ["startEquity", "Start equity", "money", "before the first traded bar"],
          ["endEquity", "End equity", "money", "at the last traded close"],
          ["feesPaid", "Fees paid", "money", "sum over all fills"],
          ["turnover", "Turnover", "ratio", "value of all fills over mean equity"],
        ] satisfies readonly Column[]
      ).map(row),
    },
  ];

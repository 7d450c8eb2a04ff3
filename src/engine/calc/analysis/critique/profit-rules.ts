import { formatFigure, formatShare } from "#engine/calc/figures/format-figure.ts";
import { calendarReturns } from "#engine/calc/metrics/calendar-returns.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { netProfitOf, type Rule } from "./critique-facts.ts";

/** From this share on, one piece is what the profit is about. */
const LARGE_SHARE = 0.5;
const MONTHS_TO_SPEAK_OF = 6;
const PERIODS_TO_HALVE = 60;

const oneTradeProfit: Rule = (facts) => {
  const { trades } = facts.result;
  const profit = netProfitOf(facts);
  const best = trades.reduce((leader, trade) => (trade.profit > leader.profit ? trade : leader), {
    profit: Number.NEGATIVE_INFINITY,
    symbol: "",
    tsExitMs: epochMs(0),
  });
  if (!(profit > 0) || trades.length < 2 || best.profit < LARGE_SHARE * profit) return undefined;
  return {
    id: "one_trade_profit",
    severity: "serious",
    title: "One trade makes the profit",
    evidence: `The best of ${formatFigure(trades.length, "count")} trades (${best.symbol}, closed ${formatIsoDate(best.tsExitMs)}) made ${formatFigure(best.profit, "money")} of ${formatFigure(profit, "money")}: without it ${formatFigure(profit - best.profit, "money")} would be left.`,
    remedy: "Ask what would have happened without that trade; test other symbols and periods.",
    figures: { bestTrade: best.profit, netProfit: profit, withoutIt: profit - best.profit },
  };
};

const oneMonthProfit: Rule = (facts) => {
  const { curve } = facts;
  const { keys, returns } = calendarReturns(curve, "month");
  const profit = (curve.value.at(-1) ?? curve.start) - curve.start;
  if (!(profit > 0) || returns.length < MONTHS_TO_SPEAK_OF) return undefined;
  const month = returns.indexOf(returns.reduce((most, value) => Math.max(most, value)));
  const before = returns.slice(0, month).reduce((value, move) => value * (1 + move), curve.start);
  const made = before * (returns[month] ?? 0);
  if (made < LARGE_SHARE * profit) return undefined;
  return {
    id: "one_month_profit",
    severity: "warning",
    title: "One month makes the profit",
    evidence: `${nameMonth(keys[month] ?? 0)} made ${formatFigure(made, "money")} of ${formatFigure(profit, "money")} in ${formatFigure(returns.length, "count")} months.`,
    remedy: "See what happened in that month, and whether it can happen again.",
    figures: { bestMonth: made, netProfit: profit, months: returns.length },
  };
};

const profitStillOpen: Rule = (facts) => {
  const profit = netProfitOf(facts);
  const { openProfit, openTrades } = facts.statistics;
  // Holding to the end is what a run without a closed trade is for.
  if (facts.result.trades.length === 0 || !(profit > 0) || openProfit < LARGE_SHARE * profit)
    return undefined;
  return {
    id: "profit_still_open",
    severity: "warning",
    title: "The profit is not made yet",
    evidence: `${formatFigure(openProfit, "money")} of ${formatFigure(profit, "money")} are in ${formatFigure(openTrades, "count")} positions that are still open at the end.`,
    remedy: "Move the end of the range, and see whether the profit stays.",
    figures: { openProfit, netProfit: profit, openTrades },
  };
};

const fadingProfit: Rule = ({ curve }) => {
  const half = Math.floor(curve.value.length / 2);
  const end = curve.value.at(-1) ?? Number.NaN;
  const middle = curve.value[half - 1] ?? Number.NaN;
  const [first, second] = [middle / curve.start - 1, end / middle - 1];
  if (curve.value.length < PERIODS_TO_HALVE || !(end > curve.start) || !(second < 0)) return undefined;
  return {
    id: "fading_profit",
    severity: "warning",
    title: "The second half lost",
    evidence: `The first half made ${formatShare(first)}, the second ${formatShare(second)}.`,
    remedy: "A strategy that stopped working is no strategy: look at the later years alone.",
    figures: { firstHalf: first, secondHalf: second },
  };
};

const benchmarkAhead: Rule = ({ result, statistics }) => {
  const { totalReturn, sharpe } = result.statistics;
  const { excessReturn, benchmarkSharpe, benchmarkMaximumDrawdown } = statistics;
  if (!(excessReturn < 0) || result.fills.length === 0) return undefined;
  const isWorse = !(sharpe > benchmarkSharpe);
  return {
    id: "benchmark_ahead",
    severity: isWorse ? "warning" : "note",
    title: "Holding made more",
    evidence: `${formatShare(totalReturn)} against ${formatShare(totalReturn - excessReturn)} of buy and hold; Sharpe ratio ${formatFigure(sharpe, "ratio")} against ${formatFigure(benchmarkSharpe, "ratio")}, maximum drawdown ${formatShare(result.statistics.maximumDrawdown)} against ${formatShare(benchmarkMaximumDrawdown)}.`,
    remedy: isWorse
      ? "Holding did better and cost less: the strategy adds nothing here."
      : "It risked less for its return; compare at the same risk before you decide.",
    figures: { totalReturn, benchmarkReturn: totalReturn - excessReturn, sharpe, benchmarkSharpe },
  };
};

function nameMonth(key: number): string {
  return formatIsoDate(epochMs(Date.UTC(Math.floor(key / 12), key % 12, 1))).slice(0, 7);
}

/** Where does the profit come from, and is it more than holding? */
export const PROFIT_RULES: readonly Rule[] = [
  oneTradeProfit,
  oneMonthProfit,
  profitStillOpen,
  fadingProfit,
  benchmarkAhead,
];

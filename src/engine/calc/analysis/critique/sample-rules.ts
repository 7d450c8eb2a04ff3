import { formatFigure, formatShare } from "#engine/calc/figures/format-figure.ts";
import type { Rule } from "./critique-facts.ts";

/** Fewer closed trades than this say little about a strategy. */
const TRADES_THAT_SAY_SOMETHING = 30;
const SHARPE_TOO_GOOD = 3;
/** A Sharpe ratio of a few weeks can be anything. */
const PERIODS_FOR_SHARPE = 60;

const nothingTraded: Rule = ({ result }) => {
  if (result.fills.length > 0) return undefined;
  const refused = result.rejected.length;
  return {
    id: "nothing_traded",
    severity: "serious",
    title: "Nothing was traded",
    evidence: `No order filled on ${formatFigure(result.barsTraded, "count")} bars; ${formatFigure(refused, "count")} were refused.`,
    remedy:
      refused > 0
        ? "Read the refused orders, then change the sizing."
        : "Take a longer range or other parameters.",
    figures: { bars: result.barsTraded, refused },
  };
};

const fewTrades: Rule = ({ result, statistics }) => {
  const { trades } = result.statistics;
  if (result.fills.length === 0 || trades >= TRADES_THAT_SAY_SOMETHING) return undefined;
  return {
    id: "few_trades",
    severity: "warning",
    title: "Few trades",
    evidence: `${formatFigure(trades, "count")} closed trades (${formatFigure(statistics.tradesPerYear, "ratio")} a year): fewer than ${TRADES_THAT_SAY_SOMETHING} say little about a strategy.`,
    remedy: "Test over more years or more symbols before you believe the figures of trades.",
    figures: { trades, wanted: TRADES_THAT_SAY_SOMETHING, tradesPerYear: statistics.tradesPerYear },
  };
};

const shortRun: Rule = ({ years, curve }) => {
  if (years >= 1) return undefined;
  const periods = curve.returns.length;
  return {
    id: "short_run",
    severity: "warning",
    title: "Less than a year",
    evidence: `Returns of ${formatFigure(periods, "count")} ${curve.period}s (${formatFigure(years, "ratio")} years): figures a year are projected, not seen.`,
    remedy: "Test over several years with rising and falling markets.",
    figures: { years, periods },
  };
};

const sharpeTooGood: Rule = ({ result, curve }) => {
  const { sharpe } = result.statistics;
  if (!(sharpe > SHARPE_TOO_GOOD) || curve.returns.length < PERIODS_FOR_SHARPE) return undefined;
  return {
    id: "sharpe_too_good",
    severity: "serious",
    title: "Too good to be true",
    evidence: `A Sharpe ratio of ${formatFigure(sharpe, "ratio")}: above ${SHARPE_TOO_GOOD}, look-ahead, missing costs or an overfitted choice are likelier than skill.`,
    remedy: "Check for look-ahead, raise the costs, and judge on days that no search has seen.",
    figures: { sharpe, limit: SHARPE_TOO_GOOD },
  };
};

const sharpeMayBeNothing: Rule = ({ intervals }) => {
  const interval = intervals.find(({ figure }) => figure === "sharpe");
  if (interval === undefined || !(interval.value > 0) || !(interval.lower < 0)) return undefined;
  const { value, lower, upper, level } = interval;
  return {
    id: "sharpe_may_be_nothing",
    severity: "note",
    title: "Chance is not ruled out",
    evidence: `The ${formatShare(level)} interval of the Sharpe ratio ${formatFigure(value, "ratio")} reaches from ${formatFigure(lower, "ratio")} to ${formatFigure(upper, "ratio")}, and so below 0.`,
    remedy: "More history narrows the interval; until then take the return for possible luck.",
    figures: { value, lower, upper },
  };
};

/** Is there enough to judge from, and is it believable at all? */
export const SAMPLE_RULES: readonly Rule[] = [
  nothingTraded,
  sharpeTooGood,
  fewTrades,
  shortRun,
  sharpeMayBeNothing,
];

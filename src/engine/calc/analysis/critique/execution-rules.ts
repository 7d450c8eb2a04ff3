import { formatFigure, formatShare } from "#engine/calc/figures/format-figure.ts";
import { indexOfTime } from "#engine/calc/kernel/index-of-time.ts";
import { sumOf } from "#engine/calc/metrics/sum-of.ts";
import { QUALITY, type BarSeries } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";
import { netProfitOf, type CritiqueFacts, type Rule } from "./critique-facts.ts";

/** What a round of spread and slippage costs in a liquid market; an edge below it is none. */
const USUAL_COST_BPS = 5;
/** A larger part of a bar's volume would have moved the price. */
const LARGE_VOLUME_SHARE = 0.05;
/** Trading less than the account once a year costs little whatever it costs. */
const LIVELY_TURNOVER = 1;

const noCosts: Rule = (facts) => {
  const { feeBps, slippageBps, execution = {} } = facts.result;
  const { feePerShare = 0, minimumFee = 0, halfSpreadBps = 0 } = execution;
  const { turnoverPerYear } = facts.statistics;
  if (
    feeBps + slippageBps + feePerShare + minimumFee + halfSpreadBps > 0 ||
    !(turnoverPerYear > LIVELY_TURNOVER)
  )
    return undefined;
  const usualCost = (tradedValue(facts) * USUAL_COST_BPS) / 10_000;
  return {
    id: "no_costs",
    severity: "serious",
    title: "No costs",
    evidence: `The account was turned over ${formatFigure(turnoverPerYear, "ratio")} times a year at no fee and no slippage; ${USUAL_COST_BPS} bps a side would have cost ${formatFigure(usualCost, "money")} of ${formatFigure(netProfitOf(facts), "money")}.`,
    remedy: "Run it again with the fees of your broker and with slippage.",
    figures: { turnoverPerYear, usualCost, netProfit: netProfitOf(facts) },
  };
};

const thinEdge: Rule = (facts) => {
  const profit = netProfitOf(facts);
  const edgeBps = (profit / tradedValue(facts)) * 10_000;
  if (!(profit > 0) || facts.result.trades.length === 0 || edgeBps >= USUAL_COST_BPS) return undefined;
  return {
    id: "thin_edge",
    severity: "warning",
    title: "Thin edge",
    evidence: `${formatFigure(edgeBps, "ratio")} bps a side more in costs would eat the whole profit of ${formatFigure(profit, "money")}.`,
    remedy: "Trade less often, or be sure of your costs to a fraction of a basis point.",
    figures: { edgeBps, netProfit: profit },
  };
};

const fillsOnDoubtfulBars: Rule = ({ result, bars }) => {
  const graded = result.fills.map((fill) => qualityAt(fill, bars));
  const suspicious = graded.filter((grade) => grade === QUALITY.suspicious).length;
  const repaired = graded.filter((grade) => grade === QUALITY.repaired).length;
  if (suspicious + repaired === 0) return undefined;
  return {
    id: "fills_on_doubtful_bars",
    severity: suspicious > 0 ? "serious" : "warning",
    title: "Fills on doubtful prices",
    evidence: `Of ${formatFigure(result.fills.length, "count")} fills ${formatFigure(suspicious, "count")} stand on suspicious bars and ${formatFigure(repaired, "count")} on repaired ones.`,
    remedy: "Look at those bars; repair or replace the data, then run again.",
    figures: { fills: result.fills.length, suspicious, repaired },
  };
};

const largeForTheVolume: Rule = ({ result, bars }) => {
  const shares = result.fills.map((fill) => fill.quantity / volumeAt(fill, bars)).filter(Number.isFinite);
  const large = shares.filter((share) => share > LARGE_VOLUME_SHARE);
  if (large.length === 0) return undefined;
  const largest = large.reduce((most, share) => Math.max(most, share));
  return {
    id: "large_for_the_volume",
    severity: "warning",
    title: "Orders too large for the market",
    evidence: `${formatFigure(large.length, "count")} of ${formatFigure(result.fills.length, "count")} fills took more than ${formatShare(LARGE_VOLUME_SHARE)} of their bar's volume, at most ${formatShare(largest)}.`,
    remedy: "Trade smaller, or allow partial fills: such orders would have moved the price.",
    figures: { fills: large.length, largestShare: largest },
  };
};

const manyRefusals: Rule = ({ result }) => {
  const refused = result.rejected.length;
  if (refused === 0 || refused < result.trades.length || result.fills.length === 0) return undefined;
  return {
    id: "many_refusals",
    severity: "warning",
    title: "More refused than traded",
    evidence: `${formatFigure(refused, "count")} kinds of refusal against ${formatFigure(result.trades.length, "count")} closed trades.`,
    remedy: "Read the refused orders: the account could not do what the strategy asked.",
    figures: { refused, trades: result.trades.length },
  };
};

function tradedValue({ result }: CritiqueFacts): number {
  return sumOf(result.fills.map(({ quantity, price }) => quantity * price));
}

function qualityAt(fill: Fill, bars: readonly BarSeries[]): number | undefined {
  const series = bars.find(({ symbol }) => symbol === fill.symbol);
  return series?.quality[indexOfTime(series.tsOpenMs, fill.tsMs)];
}

/** 0 is what feeds without volume say, so it tells nothing: the share becomes infinite and is left out. */
function volumeAt(fill: Fill, bars: readonly BarSeries[]): number {
  const series = bars.find(({ symbol }) => symbol === fill.symbol);
  return series?.volume[indexOfTime(series.tsOpenMs, fill.tsMs)] ?? Number.NaN;
}

/** Could it have been traded like that? */
export const EXECUTION_RULES: readonly Rule[] = [
  noCosts,
  thinEdge,
  fillsOnDoubtfulBars,
  largeForTheVolume,
  manyRefusals,
];

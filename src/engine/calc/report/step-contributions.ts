import { spellOut } from "#shared/model/spell-out.ts";
import { strategyTitle } from "#engine/calc/strategies/strategy-names.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import { PATTERN_LABELS, type PatternSeries } from "#shared/model/pattern.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { StrategyChoice } from "#shared/model/strategy-choice.ts";
import { assertNever } from "#engine/base/assert-never.ts";
import { barsInRange } from "./bars-in-range.ts";
import { formatFigure, formatShare } from "../figures/format-figure.ts";
import { regimeShares } from "./regime-shares.ts";
import type { ReportInput } from "./report-input.ts";

/** What one step of the run put into the result, in sentences. */
export interface StepContribution {
  readonly step: "data" | "patterns" | "regime" | "strategy" | "sizing" | "backtest";
  readonly title: string;
  readonly lines: readonly string[];
}

const NOT_IN_RUN = "Not part of this run.";

/** In the order of the workflow; a step that was not part of the run says so. */
export function stepContributions(input: ReportInput): readonly StepContribution[] {
  const { patterns, regimes, strategyChoice, sizing, result } = input;
  return [
    { step: "data", title: "Data", lines: describeData(input) },
    {
      step: "patterns",
      title: "Patterns",
      lines:
        patterns === undefined
          ? [NOT_IN_RUN]
          : [...patterns.flatMap(describePatterns), ...ordersChanged(result, "pattern")],
    },
    {
      step: "regime",
      title: "Regime",
      lines:
        regimes === undefined
          ? [NOT_IN_RUN]
          : [...describeRegimes(input), ...ordersChanged(result, "regime")],
    },
    {
      step: "strategy",
      title: "Strategy",
      lines: strategyChoice === undefined ? [NOT_IN_RUN] : describeChoice(strategyChoice),
    },
    {
      step: "sizing",
      title: "Sizing",
      lines: sizing === undefined ? [NOT_IN_RUN] : [...describePolicy(sizing), ...otherFactors(result)],
    },
    {
      step: "backtest",
      title: "Backtest",
      lines: result === undefined ? [NOT_IN_RUN] : describeResult(result),
    },
  ];
}

function describeData(input: ReportInput): readonly string[] {
  return input.bars.flatMap((series) => {
    const { start, end } = barsInRange(series.tsOpenMs, input.range);
    const total = series.tsOpenMs.length;
    const kind = series.provenance.isSynthetic ? "SYNTHETIC (generated), " : "";
    return [
      `${series.symbol} ${series.timeframe}: ${count(end - start, "bar")} in the range and ${count(start, "bar")} of history before it (${count(total, "bar")} in all), ${kind}from ${series.provenance.provider}: ${series.provenance.origin}.`,
      ...series.provenance.caveats,
    ];
  });
}

function describePatterns(series: PatternSeries): readonly string[] {
  if (series.patterns.length === 0) return [`${series.symbol}: no confirmed pattern.`];
  return series.hitRates.flatMap(({ kind, hits, finished, interval }) => {
    const found = series.patterns.filter((pattern) => pattern.kind === kind).length;
    if (found === 0) return [];
    const rate =
      finished === 0
        ? "none finished yet"
        : `${hits} of ${finished} finished reached the target (${formatShare(hits / finished)}${intervalText(interval)})`;
    return [`${series.symbol}, ${PATTERN_LABELS[kind]}: ${found} found, ${rate}.`];
  });
}

/** How little a few cases say. */
function intervalText(interval: PatternSeries["hitRates"][number]["interval"]): string {
  return interval === undefined
    ? ""
    : `, 95% sure from ${formatShare(interval.low)} to ${formatShare(interval.high)}`;
}

function describeRegimes(input: ReportInput): readonly string[] {
  return (input.regimes ?? []).map((series) => {
    const { symbol, shares } = regimeShares(series, input.range);
    const text = shares.map(({ regime, fraction }) => `${spellOut(regime)} ${formatShare(fraction)}`);
    return `${symbol}, share of the range's bars: ${text.join(", ")}.`;
  });
}

function describeChoice(choice: StrategyChoice): readonly string[] {
  const name = strategyTitle(choice.id);
  const how =
    choice.method === "named"
      ? `${name} was named by the run.`
      : `${name} ranked first of ${choice.ranking.length} on bars before the range.`;
  const parameters = Object.entries(choice.parameters).map(([name, value]) => `${name} ${value}`);
  const { from, to, bars } = choice.history;
  return [
    how,
    ...(choice.note === "" ? [] : [choice.note]),
    `Parameters: ${parameters.length === 0 ? "none" : parameters.join(", ")}.`,
    bars === 0
      ? "No history before the range."
      : `History used: ${from} to ${to}, ${count(bars, "bar")}; ${foldsWon(choice)}.`,
  ];
}

function foldsWon({ evidence, confidence }: StrategyChoice): string {
  if (evidence === undefined) return "too few to measure the strategy on";
  return `made money in ${formatShare(confidence)} of the folds`;
}

function describePolicy(policy: SizingPolicy): readonly string[] {
  return [
    `Method ${spellOut(policy.method)}: ${describeMethod(policy)}.`,
    ...policy.grounds,
    ...(policy.method === "intelligent" ? describeFactors(policy) : []),
    `Caps: ${formatShare(policy.maximumPositionFraction)} of equity a position, ${formatShare(policy.maximumGrossFraction)} in all.`,
  ];
}

function describeMethod(policy: SizingPolicy): string {
  const kelly =
    policy.kellyFraction === Infinity
      ? "no Kelly cap"
      : `${formatShare(policy.kellyShare)} of a Kelly fraction of ${formatShare(policy.kellyFraction)}`;
  const volatility = `${formatShare(policy.targetVolatility)} annual volatility`;
  switch (policy.method) {
    case "fixed_quantity":
      return `${formatFigure(policy.quantity, "quantity")} units an order`;
    case "fixed_fraction":
      return `${formatShare(policy.fraction)} of equity an order`;
    case "fixed_risk":
      return `${formatShare(policy.riskFraction)} of equity at a stop of ${policy.stopAtrMultiple} ATR`;
    case "volatility_target":
      return volatility;
    case "fractional_kelly":
      return kelly;
    case "intelligent":
      return `${volatility}, ${kelly}, times regime, pattern, confidence and strength of the signal`;
    default:
      return assertNever(policy.method);
  }
}

function describeFactors(policy: SizingPolicy): readonly string[] {
  const regimes = Object.entries(policy.regimeFactors).map(
    ([regime, factor]) => `${spellOut(regime)} ${factor}`,
  );
  const { against, with: along } = policy.patternFactors;
  return [
    `Confidence ${formatShare(policy.confidence)}; below ${formatShare(policy.minimumConfidence)} the size is 0.`,
    `Regime factors: ${regimes.join(", ")}.`,
    `Pattern factors: ${against} against the order, ${along} with it.`,
  ];
}

function describeResult(result: BacktestResult): readonly string[] {
  const rejected = Map.groupBy(result.rejected, ({ code }) => code);
  return [
    `${count(result.barsTraded, "bar")} traded, ${count(result.fills.length, "fill")}, ${count(result.trades.length, "closed trade")}, ${count(result.openPositions.length, "open position")} at the end.`,
    `Orders decided at a close fill at the next bar's open at the earliest; fee ${result.feeBps} bps and slippage ${result.slippageBps} bps a side.`,
    ...[...rejected].map(([code, orders]) => `${count(orders.length, "order")} refused: ${code}.`),
  ];
}

function ordersChanged(result: BacktestResult | undefined, source: "pattern" | "regime"): readonly string[] {
  if (result === undefined) return [];
  const factor = result.contributions.find(({ name }) => name === source);
  if (factor === undefined) return ["The sizing of this run does not look at it."];
  return [
    factor.ordersChanged === 0
      ? "Changed the size of no order."
      : `Changed the size of ${count(factor.ordersChanged, "order")}; the factor was ${formatFigure(factor.meanFactor, "factor")} on average.`,
  ];
}

function otherFactors(result: BacktestResult | undefined): readonly string[] {
  return (result?.contributions ?? [])
    .filter(({ name }) => name !== "pattern" && name !== "regime")
    .map(
      ({ name, ordersChanged, meanFactor }) =>
        `Factor ${spellOut(name)}: changed ${count(ordersChanged, "order")}, ${formatFigure(meanFactor, "factor")} on average.`,
    );
}

function count(value: number, noun: string): string {
  return `${formatFigure(value, "count")} ${noun}${value === 1 ? "" : "s"}`;
}

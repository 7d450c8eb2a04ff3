import { formatFigure, formatShare } from "#engine/calc/figures/format-figure.ts";
import { longestStreak } from "#engine/calc/metrics/longest-streak.ts";
import type { Rule } from "./critique-facts.ts";

const LONG_SHARE = 0.25;
const BARS_TO_SPEAK_OF = 100;
const LONG_DRAWDOWN_DAYS = 365;

const parameterAtEdge: Rule = ({ result, parameters }) => {
  const given = result.strategy.parameters;
  const edges = parameters.filter(
    ({ name, minimum, maximum }) => given[name] === minimum || given[name] === maximum,
  );
  if (edges.length === 0) return undefined;
  const named = edges.map(
    ({ name, minimum, maximum }) => `${name} ${given[name] ?? ""} (from ${minimum} to ${maximum})`,
  );
  return {
    id: "parameter_at_edge",
    severity: "note",
    title: "Parameter at the edge of its range",
    evidence: `At the edge: ${named.join(", ")}.`,
    remedy: "The best value may lie beyond; a good choice has good neighbours on both sides.",
    figures: Object.fromEntries(edges.map(({ name }) => [name, given[name] ?? Number.NaN])),
  };
};

const longFlat: Rule = ({ result }) => {
  const { exposure } = result.equity;
  const bars = longestStreak(exposure, (value) => value === 0);
  if (exposure.length < BARS_TO_SPEAK_OF || result.fills.length === 0 || bars < LONG_SHARE * exposure.length)
    return undefined;
  return {
    id: "long_flat",
    severity: "note",
    title: "Long without a position",
    evidence: `No position for ${formatFigure(bars, "count")} bars in a row, ${formatShare(bars / exposure.length)} of the run.`,
    remedy: "What it did for the rest is the sample that the figures stand on.",
    figures: { bars, share: bars / exposure.length },
  };
};

const longDrawdown: Rule = ({ result, years }) => {
  const { longestDrawdownDays, maximumDrawdown } = result.statistics;
  if (longestDrawdownDays <= LONG_DRAWDOWN_DAYS) return undefined;
  const share = longestDrawdownDays / (years * 365.25);
  return {
    id: "long_drawdown",
    severity: share > LONG_SHARE ? "warning" : "note",
    title: "Long under water",
    evidence: `${formatFigure(longestDrawdownDays, "days")} days below an earlier highest equity (${formatShare(Math.min(1, share))} of the run); the deepest fall was ${formatShare(maximumDrawdown)}.`,
    remedy: "Ask yourself whether you would have kept trading it through that time.",
    figures: { days: longestDrawdownDays, share, maximumDrawdown },
  };
};

/** Is the choice of the strategy sound, and could a person have lived with it? */
export const STRATEGY_RULES: readonly Rule[] = [longDrawdown, longFlat, parameterAtEdge];

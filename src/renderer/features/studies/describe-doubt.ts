import { formatNumber } from "#renderer/ui/format-number.ts";
import type { StudyFigures } from "./read-figures.ts";

/** A figure that tells how far a choice is to be doubted, with what it means for this study. */
export interface Doubt {
  readonly name: string;
  readonly value: number | undefined;
  readonly kind: "percent" | "ratio";
  readonly verdict: "good" | "bad" | "unknown";
  /** What the figure is. */
  readonly meaning: string;
  /** What it says here. */
  readonly says: string;
}

const SURE = 0.95;
const HALF = 0.5;
const FLAT = 0.7;

const isFigure = (value: number | undefined): value is number => value !== undefined && !Number.isNaN(value);
const percent = (value: number): string => formatNumber(value, "percent", { decimals: 0 }).text;
const ratio = (value: number | undefined): string => formatNumber(value, "ratio").text;

/** The three doubts of docs/optimising.md, in words. */
export function describeDoubts(figures: StudyFigures): readonly Doubt[] {
  return [deflatedSharpe(figures), overfitting(figures), plateau(figures)];
}

function deflatedSharpe({ deflatedSharpe: value, trialsEver, expectedMaximumSharpe }: StudyFigures): Doubt {
  const isSure = isFigure(value) && value >= SURE;
  return {
    name: "Deflated Sharpe ratio",
    value,
    kind: "percent",
    verdict: !isFigure(value) ? "unknown" : isSure ? "good" : "bad",
    meaning: "How likely the choice is better than the best of as many trials without any skill.",
    says: !isFigure(value)
      ? "It cannot be told for this study."
      : `${trialsEver ?? 0} different backtests were ever run on these days; the best of so many without skill would show a Sharpe ratio of about ${ratio(expectedMaximumSharpe)}. ${
          isSure ? "The choice is above that." : "Below 95 % the choice is nothing to build on."
        }`,
  };
}

function overfitting({ overfitting: value, overfittingTrials }: StudyFigures): Doubt {
  return {
    name: "Probability of overfitting",
    value,
    kind: "percent",
    verdict: !isFigure(value) ? "unknown" : value < HALF ? "good" : "bad",
    meaning:
      "In how many splits of the days the best trial of one half is not above the middle in the other.",
    says: !isFigure(value)
      ? "The days are too few, or no trials were compared."
      : `${overfittingTrials ?? 0} trials were compared: in ${percent(value)} of the splits the winner did not hold. ${
          value < HALF ? "Choosing helped more often than not." : "Choosing was no better than a coin."
        }`,
  };
}

function plateau({ plateauScore: value, plateauNeighbours }: StudyFigures): Doubt {
  return {
    name: "Plateau",
    value,
    kind: "percent",
    verdict: !isFigure(value) ? "unknown" : value >= FLAT ? "good" : "bad",
    meaning: "What the neighbours of the choice kept of its Sharpe ratio, in the mean.",
    says: !isFigure(value)
      ? "The choice has no neighbours that were tried."
      : `${plateauNeighbours ?? 0} neighbours kept ${percent(value)}. ${
          value >= FLAT ? "The choice stands on level ground." : "A lone peak is an accident."
        }`,
  };
}

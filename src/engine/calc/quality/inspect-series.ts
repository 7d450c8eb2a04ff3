import type { Hasher } from "#engine/base/hasher.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import type { QualityFinding, QualityProblem, QualityVerdict } from "#shared/model/data-quality.ts";
import { QUALITY_PROBLEMS } from "#shared/model/data-quality.ts";
import { epochMs } from "#shared/model/time.ts";
import { adjustSeries } from "../actions/adjust-series.ts";
import { describeGap } from "../bars/find-gaps.ts";
import { findGapSpans } from "../bars/find-gap-spans.ts";
import { findInvalid } from "./find-invalid.ts";
import { findPriceBreaks } from "./find-price-breaks.ts";
import { findStaleRuns } from "./find-stale-runs.ts";

/** With fewer bars nothing is usual yet. */
const FEWEST_BARS = 30;
const GOOD_SCORE = 0.98;

/**
 * What a problem takes from the score: its share of the bars times this, so that one spike in 50 bars or two repeated
 * bars in three make a series half as good. A true jump takes nothing.
 */
const WEIGHTS: Readonly<Record<QualityProblem, number>> = {
  not_a_number: 25,
  not_positive: 25,
  inverted_range: 25,
  outside_range: 25,
  negative_volume: 25,
  duplicate: 25,
  disorder: 25,
  spike: 25,
  stale_run: 1.5,
  gap: 1.5,
  unadjusted_split: 0,
  jump: 0,
};
/** A split that nobody adjusted for spoils every series alike, however long. */
const SPLIT_LOSS = 0.04;

export interface SeriesInspection {
  /** Old to new, those of one bar in the order of `QUALITY_PROBLEMS`. */
  readonly findings: readonly QualityFinding[];
  /** Bars concerned, by problem; all problems are there. */
  readonly counts: Readonly<Record<QualityProblem, number>>;
  readonly repairedBars: number;
  /** From 0 to 1: the product of what each problem leaves. */
  readonly score: number;
  readonly verdict: QualityVerdict;
}

/**
 * Looks for everything that is or seems wrong with a series, with later bars known: a report for people, not a grade that a
 * strategy could see. Splits among `actions` explain the steps that they make. A series whose score is below `badBelow` is bad.
 */
export function inspectSeries(
  series: BarSeries,
  actions: readonly CorporateAction[],
  badBelow: number,
  hash: Hasher,
): SeriesInspection {
  const invalid = findInvalid(series);
  const findings = [...invalid, ...(invalid.length > 0 ? [] : findInValid(series, actions, hash))].toSorted(
    (left, right) =>
      left.tsOpenMs - right.tsOpenMs ||
      QUALITY_PROBLEMS.indexOf(left.problem) - QUALITY_PROBLEMS.indexOf(right.problem),
  );
  const counts = countBars(findings);
  const score = scoreOf(counts, series.tsOpenMs.length);
  return {
    findings,
    counts,
    repairedBars: series.quality.reduce((sum, grade) => sum + (grade === QUALITY.repaired ? 1 : 0), 0),
    score,
    verdict: judge(series, counts, score, badBelow),
  };
}

/** What can only be looked for where every price is a price and time goes on. */
function findInValid(
  series: BarSeries,
  actions: readonly CorporateAction[],
  hash: Hasher,
): readonly QualityFinding[] {
  const gaps = findGapSpans(series).map((gap): QualityFinding => ({
    problem: "gap",
    tsOpenMs: epochMs(gap.tsFirstMs),
    bars: gap.missing,
    detail: describeGap(gap),
  }));
  return [
    ...findPriceBreaks(withoutSplits(series, actions, hash), series),
    ...findStaleRuns(series),
    ...gaps,
  ];
}

/** Longer bars cannot be adjusted, and prices that came adjusted need not be. */
function withoutSplits(series: BarSeries, actions: readonly CorporateAction[], hash: Hasher): BarSeries {
  const isRaw = series.provenance.prices === undefined || series.provenance.prices === "raw";
  const splits = actions.filter(({ kind }) => kind === "split");
  const isShort = series.timeframe !== "1w" && series.timeframe !== "1mo";
  return isRaw && isShort && splits.length > 0
    ? adjustSeries(series, splits, "split_adjusted", hash)
    : series;
}

function countBars(findings: readonly QualityFinding[]): Readonly<Record<QualityProblem, number>> {
  const counts = Object.fromEntries(QUALITY_PROBLEMS.map((problem) => [problem, 0])) as Record<
    QualityProblem,
    number
  >;
  for (const { problem, bars } of findings) counts[problem] += bars;
  return counts;
}

function scoreOf(counts: Readonly<Record<QualityProblem, number>>, bars: number): number {
  const expected = bars + counts.gap;
  const left = QUALITY_PROBLEMS.map((problem) =>
    problem === "unadjusted_split"
      ? Math.max(0, 1 - SPLIT_LOSS * counts[problem])
      : Math.max(0, 1 - (WEIGHTS[problem] * counts[problem]) / Math.max(1, expected)),
  );
  return left.reduce((product, share) => product * share, 1);
}

/** Whether a series of so many bars and that score is to be held back; one that is too short to be judged is not. */
export function isTooBad(bars: number, score: number, badBelow: number): boolean {
  return bars >= FEWEST_BARS && score < badBelow;
}

function judge(
  { tsOpenMs }: BarSeries,
  counts: Readonly<Record<QualityProblem, number>>,
  score: number,
  badBelow: number,
): QualityVerdict {
  if (tsOpenMs.length < FEWEST_BARS) return "too_short";
  if (isTooBad(tsOpenMs.length, score, badBelow)) return "bad";
  return score >= GOOD_SCORE && counts.unadjusted_split + counts.spike === 0 ? "good" : "doubtful";
}

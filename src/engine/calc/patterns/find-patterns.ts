import type { BarSeries } from "#shared/model/bar.ts";
import {
  PATTERN_KINDS,
  REVERSAL_KINDS,
  type Pattern,
  type PatternKind,
  type PatternSeries,
  type Pivot,
} from "#shared/model/pattern.ts";
import { atr } from "#engine/calc/indicators/atr.ts";
import { confirmCandidate } from "./confirm-candidate.ts";
import { extendSwings } from "./extend-swings.ts";
import { findPivots } from "./find-pivots.ts";
import { measureOutcome } from "./measure-outcome.ts";
import { patternBias } from "./pattern-bias.ts";
import { DEFAULT_PATTERN_SETTINGS, type PatternSettings } from "./pattern-settings.ts";
import type { PatternCandidate } from "./pattern-candidate.ts";
import { recogniseCandidates } from "./recognise-candidates.ts";
import { wilsonInterval } from "./wilson-interval.ts";

const ATR_PERIOD = 14;

/**
 * Swing pivots, confirmed patterns and the bias that they give. All but `outcome` and `hitRates` uses, at each bar,
 * only bars up to it; those two look at what came later and must not reach a decision.
 */
export function findPatterns(
  series: BarSeries,
  settings: PatternSettings = DEFAULT_PATTERN_SETTINGS,
): PatternSeries {
  const pivots = findPivots(series, settings.strength);
  const patterns = findConfirmed(series, pivots, settings);
  return {
    symbol: series.symbol,
    tsOpenMs: series.tsOpenMs,
    pivots,
    patterns,
    bias: patternBias(
      patterns.filter(({ kind }) => settings.biasKinds.includes(kind)),
      series.close.length,
      settings.biasBars,
    ),
    hitRates: PATTERN_KINDS.map((kind) => measureHits(kind, patterns)),
  };
}

function measureHits(kind: PatternKind, patterns: readonly Pattern[]): PatternSeries["hitRates"][number] {
  const outcomes = patterns.filter((pattern) => pattern.kind === kind).map((pattern) => pattern.outcome);
  const hits = outcomes.filter((outcome) => outcome === "hit").length;
  const finished = outcomes.filter((outcome) => outcome !== "open").length;
  const interval = wilsonInterval(hits, finished);
  return interval === undefined ? { kind, hits, finished } : { kind, hits, finished, interval };
}

/** Walks the bars once: learns the pivots that become known, then lets the close decide each candidate. */
function findConfirmed(
  series: BarSeries,
  pivots: readonly Pivot[],
  settings: PatternSettings,
): readonly Pattern[] {
  const averageTrueRange = atr(series, ATR_PERIOD);
  const patterns: Pattern[] = [];
  let swings: readonly Pivot[] = [];
  let candidates: readonly PatternCandidate[] = [];
  let next = 0;
  for (let index = 0; index < series.close.length; index += 1) {
    for (let pivot = pivots[next]; pivot?.confirmedIndex === index; pivot = pivots[next]) {
      next += 1;
      const extended = extendSwings(swings, pivot);
      if (extended === swings) continue;
      swings = extended;
      const found = recogniseCandidates(swings, averageTrueRange[index] ?? Number.NaN, settings);
      candidates = [...candidates.filter((old) => !found.some((fresh) => isSameShape(old, fresh))), ...found];
    }
    const confirmed: PatternCandidate[] = [];
    candidates = candidates.filter((candidate) => {
      const fate = confirmCandidate(candidate, series, index, settings);
      if (fate.kind === "confirmed") {
        const outcome = measureOutcome(fate.pattern, fate.stop, series, settings.horizonBars);
        patterns.push({ ...fate.pattern, outcome });
        confirmed.push(candidate);
      }
      return fate.kind === "waiting";
    });
    if (confirmed.length > 0) {
      candidates = candidates.filter((waiting) => !confirmed.some((done) => isSameShape(waiting, done)));
    }
  }
  return patterns;
}

/**
 * A more extreme last pivot makes the same shape anew, and so does each further touch of a line: such shapes count once. A
 * symmetrical triangle waits in both directions until one of them breaks.
 */
function isSameShape(old: PatternCandidate, other: PatternCandidate): boolean {
  if (old.kind !== other.kind) return false;
  const isReversal = REVERSAL_KINDS.some((kind) => kind === old.kind);
  return isReversal
    ? old.pivots[0] === other.pivots[0]
    : old.pivots.some((pivot) => other.pivots.includes(pivot));
}

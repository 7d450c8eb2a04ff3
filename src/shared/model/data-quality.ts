import type { Bar } from "./bar.ts";
import type { EpochMs } from "./time.ts";

/** What can be wrong with bars; the first seven are never right, the others look wrong and may be true. */
export const QUALITY_PROBLEMS = [
  "not_a_number",
  "not_positive",
  "inverted_range",
  "outside_range",
  "negative_volume",
  "duplicate",
  "disorder",
  "spike",
  "stale_run",
  "unadjusted_split",
  "jump",
  "gap",
] as const;
export type QualityProblem = (typeof QUALITY_PROBLEMS)[number];

/** One thing that is or looks wrong with a series. */
export interface QualityFinding {
  readonly problem: QualityProblem;
  /** The bar to blame, or the first one missing. */
  readonly tsOpenMs: EpochMs;
  /** Bars that it concerns. */
  readonly bars: number;
  /** What was found and why it counts as that, with the figures. */
  readonly detail: string;
}

/** A bar that was changed on request; the stored bar stays as it came. */
export interface BarRepair {
  readonly was: Bar;
  readonly became: Bar;
  readonly reason: string;
  readonly tsRepairedMs: EpochMs;
}

/** `good`: nothing of weight. `doubtful`: usable, look at the findings. `bad`: held back. `too_short`: nothing can be said. */
export const QUALITY_VERDICTS = ["good", "doubtful", "bad", "too_short"] as const;
export type QualityVerdict = (typeof QUALITY_VERDICTS)[number];

/** What a month of a series holds. */
export interface MonthCoverage {
  /** `2020-01`, in UTC. */
  readonly month: string;
  readonly bars: number;
  /** Sessions or bars of the holes that begin in it. */
  readonly missing: number;
  readonly suspicious: number;
  readonly repaired: number;
}

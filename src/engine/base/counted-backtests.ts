import type { BarSeries } from "#shared/model/bar.ts";
import type { TriedBacktest } from "#shared/model/strategy-choice.ts";

/** Backtests that were run over the same days of the same bars. */
export interface CountedBatch {
  /** Slice and method that ran them. */
  readonly source: string;
  readonly bars: readonly BarSeries[];
  readonly range: { readonly from: string; readonly to: string };
  /** What else they are a function of, as text: equal texts mean equal terms. */
  readonly terms: string;
  readonly backtests: readonly TriedBacktest[];
}

/** As it crosses threads: the bars are known to who asked for the backtests. */
export type CountedFacts = Omit<CountedBatch, "bars">;

export const PATTERN_KINDS = [
  "double_top",
  "double_bottom",
  "head_and_shoulders",
  "inverse_head_and_shoulders",
] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

/** A swing high or low; it is known only from bar `confirmedIndex` on. */
export interface Pivot {
  readonly kind: "high" | "low";
  readonly index: number;
  readonly confirmedIndex: number;
  readonly price: number;
}

/** A chart pattern whose neckline was broken by the close of bar `confirmedIndex`. */
export interface Pattern {
  readonly kind: PatternKind;
  readonly direction: "bullish" | "bearish";
  readonly pivots: readonly Pivot[];
  readonly neckline: number;
  readonly target: number;
  readonly confirmedIndex: number;
  /** Whether price reached the target before the stop within the horizon; `open` when the bars end first. */
  readonly outcome: "hit" | "failed" | "open";
}

/** Patterns of one symbol and the bias that they give each bar; value t uses bars up to t. */
export interface PatternSeries {
  readonly symbol: string;
  readonly tsOpenMs: Float64Array;
  readonly pivots: readonly Pivot[];
  readonly patterns: readonly Pattern[];
  /** +1 while a bullish pattern is active, -1 bearish, 0 none or both. */
  readonly bias: Int8Array;
  /** Measured on this symbol: hits and finished patterns of each kind. */
  readonly hitRates: readonly {
    readonly kind: PatternKind;
    readonly hits: number;
    readonly finished: number;
  }[];
}

/** Shapes that turn a move around: their bias is used by default. */
export const REVERSAL_KINDS = [
  "double_top",
  "double_bottom",
  "head_and_shoulders",
  "inverse_head_and_shoulders",
] as const;

export const PATTERN_KINDS = [
  ...REVERSAL_KINDS,
  "triple_top",
  "triple_bottom",
  "ascending_triangle",
  "descending_triangle",
  "symmetrical_triangle",
  "rising_wedge",
  "falling_wedge",
  "bull_flag",
  "bear_flag",
  "cup_and_handle",
] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

/** What people call each kind. */
export const PATTERN_LABELS: Readonly<Record<PatternKind, string>> = {
  double_top: "double top",
  double_bottom: "double bottom",
  head_and_shoulders: "head and shoulders",
  inverse_head_and_shoulders: "inverse head and shoulders",
  triple_top: "triple top",
  triple_bottom: "triple bottom",
  ascending_triangle: "ascending triangle",
  descending_triangle: "descending triangle",
  symmetrical_triangle: "symmetrical triangle",
  rising_wedge: "rising wedge",
  falling_wedge: "falling wedge",
  bull_flag: "bull flag",
  bear_flag: "bear flag",
  cup_and_handle: "cup and handle",
};

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
    /** Between which shares the true one lies, 95 % sure; left out when none has finished. */
    readonly interval?: { readonly low: number; readonly high: number };
  }[];
}

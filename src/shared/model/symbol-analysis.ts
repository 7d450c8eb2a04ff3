import type { Pattern } from "./pattern.ts";

/** What one fact adds to a score or takes from it, and why. */
export interface ScorePoint {
  readonly name: string;
  readonly points: number;
  /** It could have been so many, up or down. */
  readonly mostPoints: number;
  readonly reason: string;
}

/** A price at which swings turned more than once. */
export interface PriceLevel {
  readonly kind: "support" | "resistance";
  readonly price: number;
  /** Pivots that make it up. */
  readonly touches: number;
  readonly tsLastTouchMs: number;
  /** From the last close, as a fraction of it; negative below. */
  readonly distanceFraction: number;
}

/** A pattern that still gives the last bar its bias. */
export interface ActivePattern extends Pick<Pattern, "kind" | "direction" | "neckline" | "target"> {
  readonly tsConfirmedMs: number;
  /** How many of its kind reached their target on this symbol, of those that have finished. */
  readonly hits: number;
  readonly finished: number;
}

/** What the bars of one symbol say at the last of them; NaN where there are too few bars. */
export interface SymbolAnalysis {
  readonly symbol: string;
  /** Open time of the last bar. */
  readonly tsLastMs: number;
  readonly lastClose: number;
  /** The sum of its points: a summary of what is below, and no forecast. */
  readonly score: number;
  readonly mostScore: number;
  readonly points: readonly ScorePoint[];
  readonly trend: {
    readonly average50: number;
    readonly average200: number;
    /** Change of the close over 20 bars, as a fraction. */
    readonly change20: number;
    readonly rsi14: number;
  };
  readonly volatility: {
    /** Of 20 bars, a year, as a fraction. */
    readonly annual20: number;
    /** Share of all bars before at which it was lower. */
    readonly percentile: number;
    /** ATR(14) as a fraction of the last close. */
    readonly atr14: number;
  };
  readonly patterns: readonly ActivePattern[];
  /** The nearest first. */
  readonly levels: readonly PriceLevel[];
}

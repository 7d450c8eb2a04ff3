import { REVERSAL_KINDS, type PatternKind } from "#shared/model/pattern.ts";

/** How pivots and patterns are recognised. All sizes are relative, so that they fit any price and timeframe. */
export interface PatternSettings {
  /** Bars on each side that a swing high or low must stand out from; a pivot is known only that much later. */
  readonly strength: number;
  /** Largest difference between two tops, shoulders or troughs that count as level, as a fraction of the height. */
  readonly tolerance: number;
  /** Least height from neckline to extreme, in multiples of ATR(14) when the last pivot is known. */
  readonly minimumHeightAtr: number;
  /** Most bars from the first to the last pivot of the pattern itself. */
  readonly maximumSpanBars: number;
  /** Most bars after the last pivot is known in which the neckline may still break. */
  readonly maximumWaitBars: number;
  /** Kinds whose patterns give a bias; the others are found and measured only. */
  readonly biasKinds: readonly PatternKind[];
  /** Bars that a confirmed pattern gives a bias, the confirming bar included. */
  readonly biasBars: number;
  /** Bars after confirmation within which the target must be reached to count as hit. */
  readonly horizonBars: number;
}

export const DEFAULT_PATTERN_SETTINGS: PatternSettings = {
  strength: 5,
  tolerance: 0.25,
  minimumHeightAtr: 2,
  maximumSpanBars: 120,
  maximumWaitBars: 40,
  biasKinds: REVERSAL_KINDS,
  biasBars: 20,
  horizonBars: 60,
};

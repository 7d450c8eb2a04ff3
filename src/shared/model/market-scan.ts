/** One condition at the last bar that it could look at. */
export interface ScannedCondition {
  readonly condition: string;
  /** Open time of that bar: the last one that is over, also of longer bars; NaN when none is. */
  readonly tsBarMs: number;
  readonly left: number;
  readonly right: number;
  readonly isMet: boolean;
  /** False where a side has too few bars; such a condition is not met. */
  readonly isKnown: boolean;
}

export interface ScannedSymbol {
  readonly symbol: string;
  /** Open time of its last bar. */
  readonly tsLastMs: number;
  readonly isMatch: boolean;
  readonly conditions: readonly ScannedCondition[];
}

/** A stretch of bars, `end` excluded. */
export interface Fold {
  readonly start: number;
  readonly end: number;
}

export const FOLD_COUNT = 5;

/**
 * Cuts `count` bars into a first training stretch and FOLD_COUNT test stretches of equal length after it;
 * fold k is tested with what was known before its start (anchored walk-forward).
 */
export function walkForwardFolds(count: number): readonly Fold[] {
  const size = Math.floor(count / (FOLD_COUNT + 1));
  return Array.from({ length: FOLD_COUNT }, (_, fold) => ({
    start: count - (FOLD_COUNT - fold) * size,
    end: count - (FOLD_COUNT - fold - 1) * size,
  }));
}

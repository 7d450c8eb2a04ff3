import type { Fold } from "./folds.ts";
import type { HistoryRun } from "./measure-candidate.ts";

/**
 * Returns of the bars at which something was held, as of positions of the whole equity: what a Kelly fraction of one
 * position is measured on. The bar that sold is one of them, with its gap and its costs, though it closed flat.
 */
export function investedReturns(
  { returns, exposure, positionFraction }: Pick<HistoryRun, "returns" | "exposure" | "positionFraction">,
  fold: Fold,
): readonly number[] {
  const wasHeld = (index: number): boolean => (exposure[index] ?? 0) !== 0;
  return Array.from(returns, (value) => value / positionFraction).filter(
    (_, index) => index >= fold.start && index < fold.end && (wasHeld(index) || wasHeld(index - 1)),
  );
}

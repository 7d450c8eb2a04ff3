/** Half the heights in pixels of the label of a last price and of the text of a label of the axis, at the charts' size of letters. */
const LAST_HALF_PX = 9;
export const TEXT_HALF_PX = 6;

/** Which labels of a price axis the label of the last price would cover, wholly or in part; all as distances from the top of the axis. */
export function coveredLabels(labels: readonly number[], last: number, height: number): readonly number[] {
  // The library keeps that label whole within the axis.
  const placed = Math.min(Math.max(last, LAST_HALF_PX), height - LAST_HALF_PX);
  return labels.filter((label) => Math.abs(label - placed) < LAST_HALF_PX + TEXT_HALF_PX);
}

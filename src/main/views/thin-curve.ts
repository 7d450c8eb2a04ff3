/** The first, the last, and of each bucket the lowest and highest equity and the lowest drawdown. */
const KEPT_PER_BUCKET = 3;
const ENDS = 2;

interface Curve {
  readonly tsOpenMs: Float64Array;
  readonly equity: Float64Array;
  readonly drawdown: Float64Array;
}

/**
 * Indices of the points that a line of at most `maximumPoints` (5 or more) is drawn from, ascending: it looks like the whole
 * one, because every stretch of it keeps its extremes. All indices when there are no more points than that.
 */
export function thinCurve({ equity, drawdown }: Curve, maximumPoints: number): readonly number[] {
  const count = equity.length;
  if (count <= maximumPoints) return Array.from({ length: count }, (_, index) => index);
  const buckets = Math.floor((maximumPoints - ENDS) / KEPT_PER_BUCKET);
  const kept = new Set([0]);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const start = Math.floor((bucket * count) / buckets);
    const end = Math.floor(((bucket + 1) * count) / buckets);
    const extremes = [
      indexOfLowest(equity, start, end),
      indexOfHighest(equity, start, end),
      indexOfLowest(drawdown, start, end),
    ];
    for (const index of extremes.toSorted((left, right) => left - right)) kept.add(index);
  }
  return [...kept.add(count - 1)];
}

function indexOfLowest(values: Float64Array, start: number, end: number): number {
  let lowest = start;
  for (let index = start + 1; index < end; index += 1)
    if ((values[index] ?? 0) < (values[lowest] ?? 0)) lowest = index;
  return lowest;
}

function indexOfHighest(values: Float64Array, start: number, end: number): number {
  let highest = start;
  for (let index = start + 1; index < end; index += 1)
    if ((values[index] ?? 0) > (values[highest] ?? 0)) highest = index;
  return highest;
}

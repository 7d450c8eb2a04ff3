/**
 * Share of the `historyBars` values before each one that are not above it, 0 to 1. NaN for a NaN and while fewer
 * than `minimumBars` values came before.
 */
export function pastPercentile(values: Float64Array, historyBars: number, minimumBars: number): Float64Array {
  const sorted = new Float64Array(historyBars);
  let count = 0;
  return values.map((value, index) => {
    if (Number.isNaN(value)) return Number.NaN;
    const below = countNotAbove(sorted, count, value);
    const percentile = count < minimumBars ? Number.NaN : below / count;
    if (count === historyBars) {
      const oldest = countNotAbove(sorted, count, values[index - historyBars] ?? value) - 1;
      sorted.copyWithin(oldest, oldest + 1, count);
      count -= 1;
    }
    const place = countNotAbove(sorted, count, value);
    sorted.copyWithin(place + 1, place, count);
    sorted[place] = value;
    count += 1;
    return percentile;
  });
}

/** How many of the first `count` sorted values are at most `value`, by halving. */
function countNotAbove(sorted: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.NaN) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

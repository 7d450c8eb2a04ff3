/** Index of the ascending value that is nearest; -1 of none. */
export function nearestIndex(values: readonly number[], wanted: number): number {
  let [low, high] = [0, values.length - 1];
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? wanted) < wanted) low = middle + 1;
    else high = middle;
  }
  const before = values[low - 1];
  const here = values[low] ?? wanted;
  return before !== undefined && Math.abs(before - wanted) <= Math.abs(here - wanted) ? low - 1 : low;
}

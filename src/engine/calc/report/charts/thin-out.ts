/**
 * Indices of at most about 2 `columns` points that draw the same line at that width: the lowest and the highest
 * of each column in order, and both ends. All indices when there are few.
 */
export function thinOut(values: ArrayLike<number>, columns: number): readonly number[] {
  const length = values.length;
  if (length <= 2 * columns) return Array.from({ length }, (_, index) => index);
  const kept = new Set<number>([0]);
  for (let column = 0; column < columns; column += 1) {
    const [lowest, highest] = extremes(
      values,
      Math.floor((column * length) / columns),
      Math.floor(((column + 1) * length) / columns),
    );
    kept.add(Math.min(lowest, highest));
    kept.add(Math.max(lowest, highest));
  }
  kept.add(length - 1);
  return [...kept];
}

function extremes(values: ArrayLike<number>, start: number, end: number): readonly [number, number] {
  let lowest = start;
  let highest = start;
  for (let index = start + 1; index < end; index += 1) {
    if ((values[index] ?? Infinity) < (values[lowest] ?? Infinity)) lowest = index;
    if ((values[index] ?? -Infinity) > (values[highest] ?? -Infinity)) highest = index;
  }
  return [lowest, highest];
}

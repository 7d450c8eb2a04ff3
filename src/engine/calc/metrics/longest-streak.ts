/** Most members in a row that fit. */
export function longestStreak(values: ArrayLike<number>, fits: (value: number) => boolean): number {
  let [longest, current] = [0, 0];
  for (let index = 0; index < values.length; index += 1) {
    current = fits(values[index] ?? Number.NaN) ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}

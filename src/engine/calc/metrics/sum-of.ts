/** Added in their order, so that the same values give the same last digit; 0 of nothing. */
export function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** A curve of account values as multiples of its first; empty without one above 0. */
export function growthOf(equity: readonly number[]): readonly number[] {
  const [first] = equity;
  return first === undefined || first <= 0 ? [] : equity.map((value) => value / first);
}

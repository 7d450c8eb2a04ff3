/** True when `left` is at least as good in every score and better in one. */
export function dominates(left: readonly number[], right: readonly number[]): boolean {
  let isBetter = false;
  for (let index = 0; index < left.length; index += 1) {
    const [one, other] = [left[index] ?? -Infinity, right[index] ?? -Infinity];
    if (one < other) return false;
    if (one > other) isBetter = true;
  }
  return isBetter;
}

/** Those that no other one dominates, in their order. */
export function paretoFront<Member extends { readonly scores: readonly number[] }>(
  members: readonly Member[],
): readonly Member[] {
  return members.filter(({ scores }) => !members.some((other) => dominates(other.scores, scores)));
}

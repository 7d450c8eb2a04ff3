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

/** Highest first score first; of equal ones by the next. */
function compareScores(
  left: { readonly scores: readonly number[] },
  right: { readonly scores: readonly number[] },
): number {
  for (let index = 0; index < left.scores.length; index += 1) {
    const difference = (right.scores[index] ?? -Infinity) - (left.scores[index] ?? -Infinity);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Those that no other one dominates, in their order. */
export function paretoFront<Member extends { readonly scores: readonly number[] }>(
  members: readonly Member[],
): readonly Member[] {
  // What beats another comes before it in this order, so each is compared with the front so far only.
  const front: Member[] = [];
  for (const member of members.toSorted(compareScores)) {
    if (!front.some((other) => dominates(other.scores, member.scores))) front.push(member);
  }
  const kept = new Set(front);
  return members.filter((member) => kept.has(member));
}
